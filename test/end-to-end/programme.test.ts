import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, enter, openWindow } from './browser.ts';
import { openDesk, type Desk } from './desk.ts';
import { judge } from './judge.ts';

const document = { name: 'plan-2031.txt', mimeType: 'text/plain', buffer: readFileSync(fileURLToPath(new URL('../fixtures/programme-2031.txt', import.meta.url))) };

describeInBrowser('The annual programme, from its document to its year on one sheet', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('diana');
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  it('a year without a programme teaches where it comes from', async () => {
    await page.goto('/programa?anio=2031');
    await page.getByRole('heading', { name: 'Todavía no hay programa de este año' }).waitFor();
    await page.getByRole('link', { name: 'Importar el documento' }).click();
    await page.getByRole('heading', { name: 'Documento del programa anual' }).waitFor();
  });

  it('what is no document is refused in words', async () => {
    await page.getByLabel('Elegir archivo').setInputFiles({ name: 'foto.docx', mimeType: 'application/octet-stream', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) });
    await page.getByText(/no es un documento que se pueda leer/).waitFor();
  });

  it('the document opens beside what was understood, with what waits first', async () => {
    await page.getByLabel('Año').fill('2031');
    await page.getByLabel('Elegir archivo').setInputFiles(document);
    await page.waitForURL(/\/programa\/documentos\/[0-9a-f-]{36}$/);
    await page.getByText('organización que no se conoce «ONIRIA»: 1').waitFor();
    await page.getByText(/Aplicarlo crea \d+ registros y cambia 0/).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('a person completes one passage, dismisses another, and applies', async () => {
    const passage = page.locator('ol > li').filter({ hasText: 'cuando haya quórum' });
    await passage.getByLabel('Fecha').fill('noviembre');
    await passage.getByRole('button', { name: 'Completar' }).click();
    await passage.waitFor({ state: 'detached' });
    const feast = page.locator('ol > li').filter({ hasText: 'es fiesta' });
    await feast.getByRole('button', { name: 'Descartar' }).click();
    await feast.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Aplicar lo comprendido' }).click();
    await page.getByRole('heading', { name: 'Balance' }).waitFor();
    await page.getByText('Los datos ya dicen lo mismo que el documento').waitFor();
  });

  it('the year is on one sheet, each line with its light, and leads to its record', async () => {
    await page.getByRole('link', { name: 'Ver la hoja del año' }).click();
    await page.getByRole('link', { name: 'Reescribir diez formatos' }).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('link', { name: 'Reescribir diez formatos' }).click();
    await page.getByRole('heading', { name: 'Seguimiento' }).waitFor();
  });

  it('the half-yearly round asks for what has no report, with one click', async () => {
    await page.goto('/programa/ronda?anio=2031&semestre=1');
    await page.getByText(/\d+ de \d+ actividades sin informe/).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pedir el avance a los responsables' }).click();
    await page.getByText(/Se pidió por última vez/).waitFor();
  });

  it('the objectives stand with their activities; a narrow window and the dark theme hold too', async () => {
    const narrow = await openWindow(desk.browser, desk.site.url, { width: 390, theme: 'dark' });
    const small = await enter(narrow, 'diana');
    for (const address of ['/programa?anio=2031', '/programa/objetivos?anio=2031', '/programa/ronda?anio=2031&semestre=1', '/programa/documentos']) {
      await small.goto(address);
      await small.getByRole('navigation', { name: 'Programa' }).waitFor();
      await small.getByRole('status').first().waitFor({ state: 'attached' });
      expect(await judge(small)).toEqual([]);
      expect(await small.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth), address).toBe(0);
    }
    await narrow.close();
  });
});
