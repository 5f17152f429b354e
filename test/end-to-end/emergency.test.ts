import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, testPeople } from '../people.ts';
import { secondLiaison } from '../second-liaison.ts';
import { createVictim, describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

let browser: Browser;
let site: Site;
let jalisco: Page;
let chiapas: Page;
let auditor: Page;
let victim: { id: string; folio: string };
const pictures = process.env['SINTRA_PICTURES'];

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${pictures}/${name}-${String(width)}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

const open = (): Promise<BrowserContext> => openWindow(browser, site.url);

beforeAll(async () => {
  site = await openSite();
  const people = await testPeople(site.house);
  const lucia = await secondLiaison(site.house, people.carla);
  browser = await openBrowser();
  const [beto, other] = [await open(), await open()];
  jalisco = await enter(beto, 'beto');
  await other.request.post('/api/v1/login', { headers: { 'x-sintra-csrf': '1' }, data: { email: `lucia-${lucia.institutionId.slice(-6)}@prueba.gob.mx`, password: PASSWORD }, failOnStatusCode: true });
  chiapas = await other.newPage();
  auditor = await enter(await open(), 'fabian');
  victim = await createVictim(beto, { sex: 'female', nameGiven: 'Invención', nameFirst: 'Prueba' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Without an enrolled factor the password confirms who one is, when the last confirmation is old. */
async function confirm(page: Page): Promise<void> {
  const password = page.getByRole('dialog').getByLabel(/contraseña/i);
  if (!(await password.isVisible().catch(() => false))) return;
  await password.fill(PASSWORD);
  await page.getByRole('dialog').getByRole('button', { name: /Confirmar/ }).click();
}

describeInBrowser('Opening a case in an emergency', () => {
  it('is done with its folio, cause and reason, after reading what happens', { timeout: 240_000 }, async () => {
    await chiapas.goto('/emergencias');
    await chiapas.getByRole('heading', { name: 'No hay accesos de emergencia' }).waitFor();
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByRole('button', { name: 'Abrir un caso por emergencia' }).click();
    await chiapas.getByText('Se abre un solo caso', { exact: false }).waitFor();
    await chiapas.getByRole('button', { name: 'Abrir el caso por cuatro horas' }).click();
    await chiapas.getByText('Elija la causa.').waitFor();
    await picture(chiapas, 'emergency-form');
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByLabel('Folio del caso').fill(victim.folio.toLowerCase());
    await chiapas.getByLabel('Riesgo inmediato para la vida o la integridad').check();
    await chiapas.getByLabel('Qué sucede').fill('La persona corre peligro esta noche');
    await chiapas.getByRole('button', { name: 'Abrir el caso por cuatro horas' }).click();
    await confirm(chiapas);
    await chiapas.getByRole('heading', { name: `Acceso de emergencia: ${victim.folio}` }).waitFor();
    await chiapas.getByText(/Abierto: quedan (4 horas|3 h 59 min)/).waitFor();
    await picture(chiapas, 'emergency-one');
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByRole('link', { name: 'Abrir el registro' }).click();
    await chiapas.getByRole('heading', { name: victim.folio }).waitFor();
  });

  it('is judged by its owner from the notice, and closes at once when it was not justified', { timeout: 240_000 }, async () => {
    await jalisco.goto('/avisos');
    await jalisco.getByRole('link', { name: /Acceso de emergencia a un registro de su institución/ }).click();
    await jalisco.getByRole('heading', { name: 'Por revisar' }).waitFor();
    await picture(jalisco, 'emergency-review');
    expect(await judge(jalisco)).toEqual([]);
    await jalisco.getByRole('button', { name: 'No estuvo justificado' }).click();
    await jalisco.getByLabel('Motivo').fill('Nadie del turno pidió abrir el caso');
    await jalisco.getByRole('button', { name: 'No estuvo justificado' }).click();
    await confirm(jalisco);
    await jalisco.getByText('No justificado', { exact: true }).waitFor();
    await chiapas.goto('/emergencias');
    await chiapas.getByText(/El acceso terminó/).waitFor();
    expect(await chiapas.getByRole('link', { name: 'Abrir el registro' }).count()).toBe(0);
  });

  it('is nobody else’s entry: auditors are led to the log', { timeout: 120_000 }, async () => {
    await auditor.goto('/emergencias');
    await auditor.getByRole('link', { name: 'Ver los accesos de emergencia en la bitácora' }).click();
    await auditor.waitForURL(/bitacora/);
    expect(await auditor.getByRole('link', { name: 'Emergencias', exact: true }).count()).toBe(0);
  });
});

