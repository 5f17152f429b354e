import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { victims } from '../../modules/victims/server/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { resumeRotations } from '../../packages/platform/keys/index.ts';
import { recordCommands } from '../../packages/platform/records/index.ts';
import { sealLog, sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { testPeople } from '../people.ts';
import { describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { judge } from './judge.ts';
import { openSite, type Site } from './site.ts';

const commands = recordCommands(victims);

describeInBrowser('Keys and seals, without a terminal', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    site = await openSite();
    const people = await testPeople(site.house);
    for (const who of [people.ana, people.carla]) await run(site.house, who, commands.create, { values: { nameGiven: 'Ficticia', sex: 'female' } });
    await sequenceLog(site.house);
    await sealLog(site.house, () => undefined);
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('the administration reads that the key has no backup, changes an institution’s keys and sees it finished; both themes and a telephone are clean', async () => {
    const window = await openWindow(browser, site.url);
    const page = await enter(window, 'gloria');
    await page.goto('/administracion?ver=llaves');
    await page.getByText('La llave maestra no tiene respaldo').waitFor();
    await page.getByText('No hay ningún cambio de llaves en curso.').waitFor();
    await page.getByRole('combobox', { name: 'Institución' }).click();
    await page.getByRole('option', { name: 'JAL' }).click();
    await page.getByRole('button', { name: 'Cambiar llaves' }).click();
    await page.getByText('Cambio de llaves en curso: por envolver, 1 llave').waitFor();
    expect(await judge(page)).toEqual([]);
    await resumeRotations(site.house);
    await page.getByText('No hay ningún cambio de llaves en curso.').waitFor();
    await window.close();
  }, 120_000);

  it('an auditor takes the public key and the seals of a day from the screen', async () => {
    const window = await openWindow(browser, site.url);
    const page = await enter(window, 'fabian');
    await page.goto('/bitacora?ver=comprobar');
    const [seals] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Descargar los sellos del día' }).click()]);
    expect(seals.suggestedFilename()).toMatch(/^sellos-\d{4}-\d{2}-\d{2}\.txt$/);
    const [key] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Descargar la llave pública' }).click()]);
    expect(key.suggestedFilename()).toBe('public-key.txt');
    expect(await judge(page)).toEqual([]);
    await window.close();
  }, 120_000);
});
