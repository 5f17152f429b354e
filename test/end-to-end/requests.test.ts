import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../packages/platform/db/index.ts';
import { PASSWORD, testPeople } from '../people.ts';
import { secondLiaison } from '../second-liaison.ts';
import { bothPictures, confirmWhenAsked, createVictim, describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

let browser: Browser;
let site: Site;
let beto: BrowserContext;
let lucia: BrowserContext;
let folio = '';

async function enterAs(context: BrowserContext, person: Context): Promise<Page> {
  const headers = { 'x-sintra-csrf': '1' };
  await context.request.post('/api/v1/login', { headers, data: { email: `lucia-${person.institutionId.slice(-6)}@prueba.gob.mx`, password: PASSWORD }, failOnStatusCode: true });
  return context.newPage();
}

let betoPage: Page;
let luciaPage: Page;
beforeAll(async () => {
  site = await openSite();
  const people = await testPeople(site.house);
  const second = await secondLiaison(site.house, people.beto);
  browser = await openBrowser();
  [beto, lucia] = [await openWindow(browser, site.url), await openWindow(browser, site.url)];
  betoPage = await enter(beto, 'beto');
  luciaPage = await enterAs(lucia, second);
  await confirmWhenAsked(luciaPage);
  ({ folio } = await createVictim(beto, { sex: 'female', nameGiven: 'Invención', nameFirst: 'Prueba' }));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describeInBrowser('Exporting with identity, by two persons', () => {
  it('is asked for from the list, allowed by another person and downloaded once', { timeout: 240_000 }, async () => {
    await betoPage.goto('/victimas');
    await betoPage.getByRole('button', { name: 'Exportar' }).click();
    await betoPage.getByRole('menuitem', { name: 'Con datos de identidad…' }).click();
    await betoPage.getByLabel('Motivo').fill('Traslado de expedientes a la fiscalía');
    await bothPictures(betoPage, 'export-ask');
    await betoPage.getByRole('button', { name: 'Enviar solicitud' }).click();
    await betoPage.getByText(/Se envió la solicitud 1/).waitFor();

    await luciaPage.goto('/solicitudes/exportacion');
    await luciaPage.getByRole('heading', { name: 'JAL 1' }).waitFor();
    await bothPictures(luciaPage, 'requests');
    expect(await judge(luciaPage)).toEqual([]);
    await luciaPage.getByRole('button', { name: 'Autorizar' }).click();
    await luciaPage.getByText('Autorizada', { exact: true }).waitFor();

    await betoPage.goto('/solicitudes/exportacion');
    const downloading = betoPage.waitForEvent('download');
    await betoPage.getByRole('button', { name: 'Descargar' }).click();
    const bytes = await readFile(await (await downloading).path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    await betoPage.getByText('Usada', { exact: true }).waitFor();
    expect(await betoPage.getByRole('button', { name: 'Descargar' }).count()).toBe(0);
  });

  it('erasing an identity is asked for by folio and allowed in writing', { timeout: 240_000 }, async () => {
    await betoPage.goto('/solicitudes/supresion');
    await betoPage.getByRole('button', { name: 'Nueva solicitud' }).click();
    await betoPage.getByLabel('Folio del registro').fill(folio);
    await betoPage.getByLabel('Motivo').fill('Resolución de supresión por derechos ARCO');
    await bothPictures(betoPage, 'erasure-ask');
    expect(await judge(betoPage)).toEqual([]);
    await betoPage.getByRole('button', { name: 'Enviar solicitud' }).click();
    await betoPage.getByRole('heading', { name: /JAL \d/ }).waitFor();

    await luciaPage.goto('/solicitudes/supresion');
    await luciaPage.getByRole('button', { name: 'Autorizar' }).click();
    await luciaPage.getByLabel('Motivo').fill('Se verificó la resolución en el expediente');
    await bothPictures(luciaPage, 'erasure-allow');
    await luciaPage.getByRole('button', { name: 'Autorizar' }).click();
    await luciaPage.getByText('Suprimida', { exact: true }).waitFor();
  });
});
