import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clock } from '../../packages/platform/clock/index.ts';
import { describeInBrowser, enter, openWindow } from './browser.ts';
import { openStage, type Stage } from './desk.ts';

const write = { 'x-sintra-csrf': '1' };
const post = async (context: BrowserContext, path: string, data: object): Promise<{ id: string }> =>
  (await (await context.request.post(`/api/v1/${path}`, { headers: write, data, failOnStatusCode: true })).json()) as { id: string };

const member = (memberAsWritten: string, more: object = {}) => ({ values: { memberAsWritten, quality: 'voice_and_vote', memberEmail: `${memberAsWritten.toLowerCase()}@prueba.gob.mx`, ...more } });

/** «25/11/2026», as people type today. */
const typedToday = (): string => clock.today().split('-').reverse().join('/');

describeInBrowser('Commissions', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const attends = (page: Page, name: string, as: string) => page.getByRole('radiogroup', { name: `Asistencia: ${name}` }).getByText(as, { exact: true }).click();

  it('take a session from its convocation to approved minutes: a substitute, a first call without quorum, a vote and two resolutions', async () => {
    const context = await openWindow(stage.browser, stage.site.url);
    const page = await enter(context, 'diana');
    const body = await post(context, 'bodies', {
      values: { acronym: 'OIN', name: 'Órgano inventado', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2013' },
      groups: { members: [member('Gobernación', { presides: 'yes' }), member('Salud'), member('Turismo'), member('Trabajo')] },
    });

    await page.goto(`/comisiones/organos/${body.id}`);
    await page.getByLabel('Número', { exact: true }).first().fill('21');
    await page.getByLabel('Fecha programada', { exact: true }).first().fill('febrero-marzo 2027');
    await page.getByText('de febrero a marzo de 2027').waitFor();
    await page.getByRole('button', { name: 'Programar sesión' }).click();
    await page.getByRole('link', { name: 'Vigésima Primera Sesión Ordinaria · OIN' }).first().click();
    await page.getByRole('link', { name: /^Preparar/ }).click();

    await page.getByLabel('Fecha en que se celebra').fill(typedToday());
    await page.getByLabel('Hora de inicio').fill('10:00');
    await page.getByLabel('Sede o enlace').fill('Sala inventada');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByLabel('Asunto', { exact: true }).fill('Lista de asistencia');
    await page.getByRole('button', { name: 'Agregar asunto' }).click();
    await page.getByText('Lista de asistencia').waitFor();
    // Today is less notice than the rule: a reason is asked.
    await page.getByLabel('Motivo para convocar con menos plazo').fill('Sesión urgente de prueba');
    await page.getByRole('button', { name: 'Convocar' }).click();
    await page.getByText(/^Convocada el/).waitFor();

    await page.getByRole('link', { name: /^Celebrar/ }).click();
    await attends(page, 'Gobernación', 'Titular');
    await page.getByText('1 de 4 con voto').waitFor();
    await attends(page, 'Salud', 'Suplente');
    await page.getByText('2 de 4 con voto').waitFor();
    expect(await page.getByRole('button', { name: 'Abrir la sesión' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Pasar a segunda convocatoria' }).click();
    await page.getByText(/^En segunda convocatoria/).waitFor();
    await attends(page, 'Turismo', 'Titular');
    await page.getByText('3 de 4 con voto').waitFor();
    await attends(page, 'Trabajo', 'No asistió');
    await page.getByRole('button', { name: 'Abrir la sesión' }).click();

    await page.getByLabel('Texto del acuerdo').fill('Se aprueba el calendario inventado');
    await page.getByLabel('Fecha compromiso').fill('2T 2027');
    await page.getByRole('button', { name: 'Registrar acuerdo' }).click();
    const key = (place: string) => `OIN/21ORD/${clock.today().slice(0, 4)}/${place}`;
    await page.getByRole('link', { name: key('01') }).waitFor();
    await page.getByText(/Aprobado por unanimidad/).waitFor();
    await page.getByLabel('Texto del acuerdo').fill('Se instruye integrar el directorio inventado');
    await page.getByLabel('A favor').fill('2');
    await page.getByLabel('En contra').fill('1');
    await page.getByRole('button', { name: 'Registrar acuerdo' }).click();
    await page.getByText('Aprobado: 2 a favor, 1 en contra, 0 abstenciones').waitFor();

    await page.getByRole('link', { name: /^Cerrar/ }).click();
    await page.getByLabel('Hora de término').fill('23:59');
    await page.getByRole('button', { name: 'Cerrar la sesión' }).click();
    await page.getByRole('button', { name: 'Enviar a observaciones' }).click();
    await page.getByLabel('Observación', { exact: true }).fill('Precisar el segundo acuerdo');
    await page.getByRole('button', { name: 'Agregar observación' }).click();
    await page.getByRole('button', { name: 'Marcar como atendida' }).click();
    await page.getByText('Atendida', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Aprobar el acta' }).click();
    await page.getByText(/^Aprobada el/).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Acta (PDF)' }).click()]);
    expect((await readFile(await download.path())).subarray(0, 4).toString()).toBe('%PDF');
    expect(download.suggestedFilename()).toBe('acta.pdf');

    // From the resolution back to its session, in one step.
    await page.getByRole('link', { name: key('01') }).click();
    await page.getByText('En tiempo').first().waitFor();
    await page.getByRole('link', { name: 'Vigésima Primera Sesión Ordinaria · OIN' }).first().click();
    await page.getByRole('heading', { level: 1, name: /Vigésima Primera/ }).waitFor();
    await context.close();
  });

  it('carry the documents of their agenda, give back what was taken out of it, and are deferred or cancelled with a reason', async () => {
    const context = await openWindow(stage.browser, stage.site.url);
    const page = await enter(context, 'diana');
    const body = await post(context, 'bodies', { values: { acronym: 'ODI', name: 'Órgano que difiere', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' }, groups: { members: [member('Salud')] } });
    const session = await post(context, 'sessions', { values: { body: body.id, number: 4, sessionType: 'ordinary', sessionStatus: 'planned', planned: 'marzo 2027' }, groups: { agenda: [{ values: { topic: 'Lista de asistencia' } }] } });
    await page.goto(`/comisiones/sesiones/${session.id}/preparar`);
    await page.getByLabel('Asunto', { exact: true }).fill('Informe semestral');
    await page.getByLabel('Documento del asunto (archivo)').setInputFiles({ name: 'Informe inventado.txt', mimeType: 'text/plain', buffer: Buffer.from('Un informe inventado') });
    await page.getByRole('button', { name: 'Quitar Informe inventado.txt' }).waitFor();
    await page.getByRole('button', { name: 'Agregar asunto' }).click();
    const file = page.getByRole('button', { name: /^Informe inventado\.txt \(/ });
    await file.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(await readFile(await download.path(), 'utf8')).toBe('Un informe inventado');

    const topics = () => page.locator('ol li p').allTextContents();
    await page.getByRole('button', { name: 'Quitar: Asunto 1' }).click();
    await page.getByText('Se quitó el asunto.').waitFor();
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await page.getByText('Lista de asistencia').waitFor();
    expect(await topics()).toEqual(['Lista de asistencia', 'Informe semestral']);
    await file.waitFor();

    await page.getByRole('button', { name: 'Diferir la sesión' }).click();
    await page.getByLabel('Nueva fecha').fill('abril-mayo 2027');
    await page.getByText('de abril a mayo de 2027').waitFor();
    const form = page.getByRole('form', { name: 'Diferir la sesión' });
    await form.getByRole('textbox').fill('Por falta de sede disponible');
    await form.getByRole('button', { name: 'Diferir la sesión' }).click();
    await page.getByText('Diferida. Motivo: Por falta de sede disponible').waitFor();
    await page.getByRole('button', { name: 'Cancelar la sesión' }).click();
    const cancel = page.getByRole('form', { name: 'Cancelar la sesión' });
    await cancel.getByRole('textbox').fill('Se integra a la sesión siguiente');
    await cancel.getByRole('button', { name: 'Cancelar la sesión' }).click();
    await page.getByText('Cancelada. Motivo: Se integra a la sesión siguiente').waitFor();
    await page.getByRole('button', { name: 'Programar otra fecha' }).waitFor();
    await context.close();
  });

  it('let a liaison register today the commission that was installed in 2015', async () => {
    const context = await openWindow(stage.browser, stage.site.url);
    const page = await enter(context, 'beto');
    await page.goto('/comisiones');
    await page.getByRole('link', { name: 'Registrar un órgano' }).click();
    const cell = (id: string) => page.locator(`#cell-values-${id}`);
    await cell('acronym').fill('CIES-JAL');
    await cell('name').fill('Comisión estatal inventada');
    const choose = async (id: string, option: string) => {
      await cell(id).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('bodyType', 'Comisión, comité o consejo estatal');
    await page.getByRole('radio', { name: 'Estatal', exact: true }).check();
    await choose('bodyState', 'Jalisco');
    await choose('bodyStatus', 'Instalada');
    await cell('installedOn').fill('17 de marzo de 2015');
    await page.getByRole('button', { name: 'Guardar registro' }).first().click();
    await page.getByText('17 de marzo de 2015').first().waitFor();
    await page.goto('/comisiones');
    const row = page.getByRole('row', { name: /^Jalisco/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/Instalada17 de marzo de 2015/);
    await context.close();
  });

  interface Violation {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }
  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => (await (window as unknown as { axe: { run(context: Document): Promise<{ violations: Violation[] }> } }).axe.run(document)).violations);
    return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  };

  it('leave axe-core nothing to say of their screens, in both themes and on a narrow one', async () => {
    const context = await openWindow(stage.browser, stage.site.url);
    const page = await enter(context, 'diana');
    const body = await post(context, 'bodies', {
      values: { acronym: 'OAX', name: 'Otro órgano inventado', bodyType: 'consultative_subcommission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2014' }, groups: { members: [member('Salud', { presides: 'yes' })] },
    });
    const session = await post(context, 'sessions', {
      values: { body: body.id, number: 32, sessionType: 'ordinary', sessionStatus: 'held', heldOn: '2024-02-20', minutesStatus: 'under_observation' },
      groups: { agenda: [{ values: { topic: 'Asunto' } }], attendance: [{ values: { attendeeAsWritten: 'Salud', attendeeQuality: 'voice_and_vote', attendedBy: 'substitute' } }], observations: [{ values: { observation: 'Observación' } }] },
    });
    const resolution = await post(context, 'resolutions', { values: { session: session.id, body: body.id, key: 'OAX/32ORD/2024/01', text: 'Acuerdo inventado', resolutionType: 'approval', resolutionStatus: 'pending', dueDate: '2024' } });
    const at = `/comisiones/sesiones/${session.id}`;
    const found: string[] = [];
    for (const path of ['/comisiones', `/comisiones/organos/${body.id}`, `${at}/preparar`, `${at}/celebrar`, `${at}/cerrar`, at, '/comisiones/seguimiento', `/comisiones/acuerdos/${resolution.id}`, '/comisiones/sesiones']) {
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      for (const [colorScheme, width] of [['light', 1366], ['dark', 1366], ['light', 390]] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 768 });
        await page.waitForFunction((scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme, colorScheme);
        found.push(...(await violations(page)).map((violation) => `${path} ${colorScheme} ${String(width)}: ${violation}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) found.push(`${path} ${String(width)}: wider than the window`);
      }
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
