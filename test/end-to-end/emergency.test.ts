import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, testPeople } from '../people.ts';
import { secondLiaison } from '../second-liaison.ts';
import { bothPictures, confirmWhenAsked, createVictim, describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

let browser: Browser;
let site: Site;
let jalisco: Page;
let chiapas: Page;
let administration: Page;
let auditor: Page;
let analyst: Page;
let victim: { id: string; folio: string };

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
  [administration, auditor, analyst] = [await enter(await open(), 'gloria'), await enter(await open(), 'fabian'), await enter(await open(), 'elena')];
  for (const page of [jalisco, chiapas, administration]) await confirmWhenAsked(page);
  victim = await createVictim(beto, { sex: 'female', nameGiven: 'Invención', nameFirst: 'Prueba' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describeInBrowser('Opening a case in an emergency', () => {
  it('is done with its folio, cause and reason, after reading what happens', { timeout: 240_000 }, async () => {
    await chiapas.goto('/emergencias');
    await chiapas.getByRole('heading', { name: 'No hay accesos de emergencia' }).waitFor();
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByRole('button', { name: 'Abrir un caso por emergencia' }).click();
    await chiapas.getByText('Se abre un solo caso', { exact: false }).waitFor();
    await chiapas.getByRole('button', { name: 'Abrir el caso por cuatro horas' }).click();
    await chiapas.getByText('Elija la causa.').waitFor();
    await bothPictures(chiapas, 'emergency-form');
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByLabel('Folio del caso').fill(victim.folio.toLowerCase());
    await chiapas.getByLabel('Riesgo inmediato para la vida o la integridad').check();
    await chiapas.getByLabel('Qué sucede').fill('La persona corre peligro esta noche');
    await chiapas.getByRole('button', { name: 'Abrir el caso por cuatro horas' }).click();
    await chiapas.getByRole('heading', { name: `Acceso de emergencia: ${victim.folio}` }).waitFor();
    await chiapas.getByText(/Abierto: quedan (4 horas|3 h 59 min)/).waitFor();
    await bothPictures(chiapas, 'emergency-one');
    expect(await judge(chiapas)).toEqual([]);
    await chiapas.getByRole('link', { name: 'Abrir el registro' }).click();
    await chiapas.getByRole('heading', { name: victim.folio }).waitFor();
  });

  it('is judged by its owner from the notice, and closes at once when it was not justified', { timeout: 240_000 }, async () => {
    await jalisco.goto('/avisos');
    await jalisco.getByRole('link', { name: /Acceso de emergencia a un registro de su institución/ }).click();
    await jalisco.getByRole('heading', { name: 'Por revisar' }).waitFor();
    await bothPictures(jalisco, 'emergency-review');
    expect(await judge(jalisco)).toEqual([]);
    await jalisco.getByRole('button', { name: 'No estuvo justificado' }).click();
    await jalisco.getByLabel('Motivo').fill('Nadie del turno pidió abrir el caso');
    await jalisco.getByRole('button', { name: 'No estuvo justificado' }).click();
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


describeInBrowser('Sharing one record', () => {
  it('is given by its owner, read by the other institution, taken away and given back', { timeout: 240_000 }, async () => {
    await chiapas.goto('/victimas/compartidos');
    await chiapas.getByRole('heading', { name: 'Ninguna institución le ha compartido registros' }).waitFor();
    await jalisco.goto(`/victimas/${victim.id}`);
    const panel = jalisco.getByRole('region', { name: 'Con quién se comparte este registro' });
    await panel.getByRole('button', { name: 'Compartir', exact: true }).click();
    await panel.getByRole('button', { name: 'Compartir el registro' }).click();
    await panel.getByText('Elija la institución.').waitFor();
    await panel.getByLabel('Institución', { exact: true }).first().click();
    await jalisco.getByRole('option', { name: /^CHIS/ }).click();
    await panel.getByLabel('De identidad').check();
    await panel.getByLabel('Motivo').fill('Canalización aceptada por oficio 14');
    await bothPictures(jalisco, 'grant-form');
    expect(await judge(jalisco)).toEqual([]);
    await panel.getByRole('button', { name: 'Compartir el registro' }).click();
    await panel.getByRole('button', { name: 'Retirar el acceso de CHIS' }).waitFor();
    await bothPictures(jalisco, 'grant-panel');

    await chiapas.goto('/victimas');
    await chiapas.getByRole('link', { name: 'Compartidos con mi institución' }).click();
    const link = chiapas.getByRole('link', { name: victim.folio });
    await link.waitFor();
    await bothPictures(chiapas, 'grant-received');
    expect(await judge(chiapas)).toEqual([]);
    await link.click();
    await chiapas.getByRole('heading', { name: victim.folio }).waitFor();
    expect(await chiapas.getByRole('heading', { name: 'Con quién se comparte este registro' }).count()).toBe(0);

    await panel.getByRole('button', { name: 'Retirar el acceso de CHIS' }).click();
    await panel.getByLabel('Motivo').fill('Terminó la atención en Chiapas');
    await panel.getByRole('button', { name: 'Retirar', exact: true }).click();
    await jalisco.getByText('CHIS ya no ve este registro.').waitFor();
    await chiapas.goto('/victimas/compartidos');
    await chiapas.getByRole('heading', { name: 'Ninguna institución le ha compartido registros' }).waitFor();
    await jalisco.getByRole('button', { name: 'Deshacer' }).click();
    await jalisco.getByText('El registro volvió a compartirse.').waitFor();
    await panel.getByRole('button', { name: 'Retirar el acceso de CHIS' }).waitFor();
  });
});

describeInBrowser('Limits, figures and what waits for a word', () => {
  it('a limit is changed by the administration, refused when it is no number, and put back', { timeout: 120_000 }, async () => {
    await administration.goto('/administracion?ver=limites');
    const hour = administration.getByRole('textbox', { name: 'Identidades abiertas en una hora' });
    const save = administration.getByRole('button', { name: 'Guardar: Identidades abiertas en una hora' });
    await hour.fill('muchas');
    await administration.getByText('Escriba un número entero', { exact: false }).waitFor();
    expect(await save.isDisabled()).toBe(true);
    await hour.fill('150');
    await save.click();
    await administration.getByText('«Identidades abiertas en una hora» quedó en 150.').waitFor();
    await bothPictures(administration, 'quotas');
    expect(await judge(administration)).toEqual([]);
    await administration.getByRole('button', { name: 'Deshacer' }).click();
    await administration.getByText('«Identidades abiertas en una hora» quedó en 200.').waitFor();
  });

  it('analysts have figures, and no link to a list that would refuse them', { timeout: 120_000 }, async () => {
    await analyst.goto('/estadistica');
    await analyst.getByRole('button', { name: /Ver tabla/ }).first().click();
    await analyst.getByRole('table').first().waitFor();
    expect(await analyst.locator('main a[href^="/victimas"]').count()).toBe(0);
    expect(await judge(analyst)).toEqual([]);
    await jalisco.goto('/estadistica');
    await jalisco.locator('main a[href^="/victimas"]').first().waitFor({ state: 'attached' });
  });

  it('the first screen says what waits for one’s word, only to who decides', { timeout: 120_000 }, async () => {
    const other = await createVictim(jalisco.context(), { sex: 'male' });
    const asked = { folio: other.folio, cause: 'court_order', reason: 'Orden del juzgado de guardia' };
    await chiapas.request.post('/api/v1/victims/emergencies', { headers: { 'x-sintra-csrf': '1' }, data: asked, failOnStatusCode: true });
    await jalisco.goto('/');
    await jalisco.getByRole('heading', { name: 'Por autorizar o revisar' }).waitFor();
    await jalisco.getByText('1 acceso de emergencia por revisar').waitFor();
    await bothPictures(jalisco, 'home');
    expect(await judge(jalisco)).toEqual([]);
    await administration.goto('/');
    await administration.getByRole('heading', { name: 'Inicio' }).waitFor();
    expect(await administration.getByRole('heading', { name: 'Por autorizar o revisar' }).count()).toBe(0);
  });
});
