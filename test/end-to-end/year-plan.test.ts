import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodies, sessions } from '../../modules/commissions/server/index.ts';
import { activities } from '../../modules/programme/server/index.ts';
import { run, runTogether } from '../../packages/platform/commands/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { describeInBrowser } from './browser.ts';
import { openDesk, type Desk, type Stage } from './desk.ts';

const [LARGE, SMALL] = [2032, 2033];
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
const dates = ['Durante el ejercicio', 'primer semestre', 'marzo mayo octubre', 'Por definir', 'antes del mes de octubre', '14 de mayo', 'abril/mayo', 'Tercer trimestre'];
const long = 'con las instituciones que integran el órgano inventado, para que lo revisen antes de que termine el periodo que aquí se señala';

/** As many lines as a programme of a year has, in our own words: twelve bodies, fifty sessions, 120 activities; and a year of four. */
async function fill({ site: { house }, people: { diana } }: Stage): Promise<void> {
  const ids: string[] = [];
  for (const number of numbers(12)) ids.push((await run(house, diana, recordCommands(bodies).create, { values: { acronym: `GI${String(number)}`, name: `Grupo inventado número ${String(number)} para una tarea de nombre bastante largo`, bodyType: 'working_group', bodyLevel: 'federal', bodyStatus: 'installed' } })).id);
  const session = (year: number, number: number) => ({ values: { body: ids[number % 12], number, sessionType: 'ordinary', planned: number % 7 === 0 ? 'Por definir' : `${String(1 + number % 28)}/${String(1 + (Math.floor(number / 12) * 3 + number) % 12).padStart(2, '0')}/${String(year)}`, year, sessionStatus: 'planned' } });
  const activity = (year: number, number: number) => ({ values: { text: `Actividad inventada ${String(number)} ${long}`, year, scheduled: `${dates[number % dates.length] ?? ''} ${String(year)}`, chapter: `Apartado inventado ${String(number % 9)}`, activityStatus: 'planned' } });
  for (const [year, many, few] of [[LARGE, 120, 50], [SMALL, 3, 1]] as const) {
    await runTogether(house, diana, recordCommands(activities).create, numbers(many).map((number) => activity(year, number)));
    for (const number of numbers(few)) await run(house, diana, recordCommands(sessions).create, session(year, number));
  }
}

describeInBrowser('The year on paper', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('diana', fill);
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  const pages = async (format: 'A4' | 'Letter'): Promise<number> => ((await page.pdf({ preferCSSPageSize: true, format, landscape: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  /** Points of the smallest letters that are printed, and words of the sheet. */
  const printed = () => page.evaluate(() => {
    const shown = [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''));
    return { least: Math.min(...shown.map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75)), words: shown.map(({ textContent }) => textContent).join(' ') };
  });

  it.each([[`/calendario?anio=${String(LARGE)}`, '170 asuntos'], [`/programa?anio=${String(LARGE)}`, '170 asuntos'], [`/calendario?anio=${String(SMALL)}`, '4 asuntos'], [`/programa?anio=${String(SMALL)}`, '4 asuntos']])('%s prints on one sheet, legible, with %s', async (address, count) => {
    await page.goto(address);
    await page.getByRole('region').getByRole('table').waitFor();
    expect([await pages('A4'), await pages('Letter')]).toEqual([1, 1]);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Consultado el').waitFor();
    const { least, words } = await printed();
    await page.emulateMedia({ media: null });
    expect(least).toBeGreaterThanOrEqual(6.499);
    expect(words).toContain(count);
    expect(words).not.toContain('no caben');
  });

  it('has every activity of a year by its name, and each session on its day in the row of its body', async () => {
    await page.goto(`/calendario?anio=${String(LARGE)}`);
    await page.getByRole('region').getByRole('table').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('Consultado el').waitFor();
    const { words } = await printed();
    await page.emulateMedia({ media: null });
    expect(numbers(120).filter((number) => !words.includes(`Actividad inventada ${String(number)} `))).toEqual([]);
    expect(numbers(50).filter((number) => number % 7 !== 0 && !words.includes(`(${String(1 + number % 28)})`))).toEqual([]);
  });
});
