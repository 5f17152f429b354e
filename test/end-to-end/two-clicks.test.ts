import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testPeople } from '../people.ts';
import { describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

describeInBrowser('From a line of the programme to what was resolved, and back', () => {
  let site: Site;
  let browser: Browser;
  let window: BrowserContext;
  let page: Page;
  const ids: Record<'activity' | 'resolution' | 'session', string> = { activity: '', resolution: '', session: '' };

  const create = async (path: string, values: object): Promise<string> => {
    const reply = await window.request.post(`/api/v1/${path}`, { headers: { 'x-sintra-csrf': '1' }, data: { values }, failOnStatusCode: true });
    return ((await reply.json()) as { id: string }).id;
  };
  const click = (name: string | RegExp) => page.getByRole('link', { name }).first().click();

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    await testPeople(site.house);
    window = await openWindow(browser, site.url);
    page = await enter(window, 'diana');
    const body = await create('bodies', { name: 'Órgano inventado', acronym: 'OI', bodyType: 'interministerial_commission', bodyLevel: 'federal', bodyStatus: 'installed', installedOn: '2013' });
    const programme = await create('programmes', { name: 'Programa inventado 2025', programmeType: 'annual', year: 2025 });
    ids.session = await create('sessions', { body, number: 7, sessionType: 'ordinary', ordinalStyle: 'digits', sessionNoun: 'session', heldOn: '12/03/2025', sessionStatus: 'held', minutesStatus: 'draft' });
    ids.activity = await create('activities', { programme, year: 2025, text: 'Escribir la guía inventada', activityType: 'activity', scheduled: 'marzo 2025', activityStatus: 'planned' });
    ids.resolution = await create('resolutions', { body, session: ids.session, key: 'OI/7ORD/2025/01', text: 'Se aprueba la guía inventada', resolutionType: 'approval', resolutionStatus: 'pending', activity: ids.activity });
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('the year’s sheet leads to the minutes in two clicks, by the activity', async () => {
    await page.goto('/programa?anio=2025');
    await click('Escribir la guía inventada');
    await page.getByRole('heading', { name: 'Acuerdos que la sustentan' }).waitFor();
    await click('Acta');
    await page.waitForURL(new RegExp(`/comisiones/sesiones/${ids.session}/cerrar$`));
  });

  it('the minutes lead back to the activity in one', async () => {
    await click('Línea del programa');
    await page.waitForURL(new RegExp(`/programa/actividades/${ids.activity}$`));
  });

  it('the activity leads to the resolution and from there to its session, and back', async () => {
    await click(/OI\/7ORD\/2025\/01/);
    await page.waitForURL(new RegExp(`/comisiones/acuerdos/${ids.resolution}$`));
    await click(/Sesión Ordinaria/);
    await page.waitForURL(new RegExp(`/comisiones/sesiones/${ids.session}`));
    await page.goBack();
    await click('Escribir la guía inventada');
    await page.waitForURL(new RegExp(`/programa/actividades/${ids.activity}$`));
    await page.getByRole('heading', { name: 'Acuerdos que la sustentan' }).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('a session’s own line leads to its resolutions and its minutes in two clicks, and each of them back to the year’s sheet in two', async () => {
    const sheet = /\/programa\?anio=2025$/;
    const start = async () => {
      await page.goto('/programa?anio=2025');
      await click(/Sesión Ordinaria · OI/);
      await page.waitForURL(new RegExp(`/comisiones/sesiones/${ids.session}$`));
    };
    await start();
    await click(/OI\/7ORD\/2025\/01/);
    await page.waitForURL(new RegExp(`/comisiones/acuerdos/${ids.resolution}$`));
    await click(/Sesión Ordinaria/);
    await click('Programa anual 2025');
    await page.waitForURL(sheet);
    await start();
    expect(await judge(page)).toEqual([]);
    await click('Acta');
    await page.waitForURL(new RegExp(`/comisiones/sesiones/${ids.session}/cerrar$`));
    await click('Programa anual 2025');
    await page.waitForURL(sheet);
    await click('Escribir la guía inventada');
  });

  it('a report of progress begins with the activity and the half year that it covers', async () => {
    await page.getByRole('link', { name: 'Informar avance' }).click();
    await page.waitForURL(/\/programa\/informes\/nueva\?borrador=/);
    const period = page.locator('#cell-values-period');
    await period.waitFor();
    expect(await period.inputValue()).toMatch(/^(1er|2º) semestre 2025$/);
    await page.getByText('Escribir la guía inventada').or(page.locator('#cell-values-activity')).first().waitFor();
  });

  it('two years stand side by side', async () => {
    await page.goto('/programa/comparar?anio=2025&con=2024');
    await page.getByRole('heading', { name: 'Nuevas (1)' }).waitFor();
    expect(await judge(page)).toEqual([]);
  });
});
