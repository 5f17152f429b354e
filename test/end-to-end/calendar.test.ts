import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreements } from '../../modules/agreements/server/index.ts';
import { bodies, resolutions, sessions } from '../../modules/commissions/server/index.ts';
import { activities } from '../../modules/programme/server/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { recordCommands, type FormModule } from '../../packages/platform/records/index.ts';
import { describeInBrowser, enter, openWindow } from './browser.ts';
import { openDesk, type Desk, type Stage } from './desk.ts';
import { judge } from './judge.ts';

/** Sessions, resolutions, activities and an agreement of 2031, with and without dates. */
async function fill({ site, people: { diana } }: Stage): Promise<void> {
  const create = async (module: FormModule, values: object): Promise<string> => (await run(site.house, diana, recordCommands(module).create, { values })).id;
  const body = await create(bodies, { acronym: 'GI', name: 'Grupo inventado', bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' });
  await create(sessions, { body, number: 1, sessionType: 'ordinary', planned: 'febrero-marzo 2031', year: 2031, sessionStatus: 'planned' });
  await create(sessions, { body, number: 2, sessionType: 'ordinary', planned: 'Por definir', year: 2031, sessionStatus: 'planned' });
  await create(resolutions, { body, text: 'Acuerdo inventado de mayo', dueDate: '15 de mayo de 2031', resolutionType: 'approval', resolutionStatus: 'pending' });
  await create(resolutions, { body, text: 'Acuerdo inventado y cumplido', dueDate: 'mayo 2031', resolutionType: 'approval', resolutionStatus: 'fulfilled' });
  for (let number = 1; number <= 90; number += 1) await create(activities, { text: `Actividad inventada ${String(number)}`, year: 2031, scheduled: number % 3 === 0 ? 'abril/mayo 2031' : '24 de octubre de 2031', activityStatus: 'planned' });
  await create(agreements, { title: 'Convenio inventado', instrumentType: 'framework', agreementStatus: 'in_force', validUntil: '30 de mayo de 2031' });
}

describeInBrowser('The calendar of work', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('diana', fill);
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  it('a year without anything says where it comes from', async () => {
    await page.goto('/calendario?anio=2040');
    await page.getByRole('heading', { name: 'No hay nada en estas fechas' }).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('the year has bars for what has a date and a group for what is to be defined, and leads to the record', async () => {
    await page.goto('/calendario?anio=2031');
    await page.getByText('Por definir, sin fecha precisa').waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('link', { name: /Acuerdo inventado de mayo/ }).click();
    await page.waitForURL(/\/comisiones\/acuerdos\//);
  });

  it('filters live in the address and come back with it', async () => {
    await page.goto('/calendario?anio=2031');
    await page.getByLabel('Qué').selectOption({ label: 'Convenios' });
    await page.waitForURL(/clase=agreement/);
    await page.getByRole('link', { name: 'Convenio inventado' }).waitFor();
    await page.getByText('1 asunto').waitFor();
    await page.reload();
    await page.getByText('1 asunto').waitFor();
    await page.getByRole('button', { name: 'Quitar filtros' }).click();
    await page.getByText('95 asuntos').waitFor();
  });

  it('the month and the agenda are walked with the keyboard', async () => {
    await page.goto('/calendario?anio=2031&mes=4&vista=mes');
    const next = page.getByRole('link', { name: 'Mes siguiente' });
    await next.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Calendario, mayo de 2031' }).waitFor();
    await page.getByRole('cell', { name: /15.*Acuerdo inventado de mayo/ }).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Vista' }).getByRole('link', { name: 'Agenda' }).click();
    await page.getByRole('heading', { name: 'Agenda 2031' }).waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('each figure of compliance opens as many lines as it says', async () => {
    await page.goto('/calendario/cumplimiento?anio=2031');
    await page.getByRole('heading', { name: 'Por órgano' }).waitFor();
    expect(await judge(page)).toEqual([]);
    await page.getByRole('button', { name: /Ver tabla.*Por órgano/ }).click();
    const row = page.getByRole('row').filter({ hasText: 'Grupo inventado' }).filter({ hasText: 'Cumplido' });
    expect(await row.getByRole('link').innerText()).toBe('1');
    await row.getByRole('link').click();
    await page.getByText('1 asunto').waitFor();
    await page.getByRole('link', { name: /Acuerdo inventado y cumplido/ }).waitFor();
  });

  it('the figures of a chart are taken away as a workbook that says who took them, of where and when', async () => {
    await page.goto('/calendario/cumplimiento?anio=2031');
    await page.getByRole('button', { name: /^Descargar.*Por órgano/ }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Hoja de cálculo (xlsx)' }).click()]);
    expect(download.suggestedFilename()).toBe('cumplimiento-2031-organo.xlsx');
    const { sheets } = await readXlsx(await readFile(await download.path()));
    const cells = sheets.map(({ rows }) => rows.map((row) => row.map(String)));
    expect(cells[0]?.[0]).toEqual(['Órgano', 'Semáforo', 'Asuntos']);
    expect(cells[0]).toContainEqual(['Grupo inventado', 'Cumplido', '1']);
    const about = new Map(cells[1]?.map(([name, value]) => [name, value]));
    expect([about.get('Descargó'), about.get('Institución')?.includes('(ST)'), about.get('Filtros'), about.has('Fecha de descarga')]).toEqual(['Diana Coordinación', true, 'Año 2031', true]);
  });

  it('a calendar address is shown once, read by another program, and withdrawn', async () => {
    await page.goto('/calendario/suscripciones');
    await page.getByRole('heading', { name: 'Aún no tiene direcciones' }).waitFor();
    await page.getByRole('button', { name: 'Crear dirección' }).click();
    const url = await page.getByRole('textbox', { name: 'Dirección del calendario' }).inputValue();
    expect(await judge(page)).toEqual([]);
    const answer = await fetch(url);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    expect(calendar.name).toBe('vcalendar');
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Dirección del calendario' }).count()).toBe(0);
    await page.getByRole('button', { name: /^Retirar/ }).click();
    await page.getByRole('heading', { name: 'Aún no tiene direcciones' }).waitFor();
    expect((await fetch(url)).status).toBe(404);
  });

  it('agreements have their list and their term', async () => {
    await page.goto('/convenios');
    await page.getByText('Convenio inventado').first().waitFor();
    expect(await judge(page)).toEqual([]);
    await page.goto('/calendario?anio=2031&clase=agreement');
    await page.getByRole('link', { name: 'Convenio inventado' }).click();
    await page.getByText('Vigente hasta el 30 de mayo de 2031.').waitFor();
    expect(await judge(page)).toEqual([]);
  });

  it('a narrow window scrolls its tables, never the page', async () => {
    const narrow = await openWindow(desk.browser, desk.site.url, { width: 390, theme: 'dark' });
    const small = await enter(narrow, 'diana');
    for (const address of ['/calendario?anio=2031', '/calendario?anio=2031&mes=5&vista=mes', '/calendario?anio=2031&vista=agenda', '/calendario/cumplimiento?anio=2031', '/calendario/suscripciones', '/convenios']) {
      await small.goto(address);
      await small.getByRole('heading', { level: 1 }).waitFor();
      await small.waitForLoadState('networkidle');
      expect([address, await small.evaluate(() => globalThis.document.documentElement.scrollWidth <= globalThis.innerWidth)]).toEqual([address, true]);
    }
    await narrow.close();
  });
});
