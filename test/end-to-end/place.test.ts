import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadMunicipalities } from '../../packages/platform/territory/index.ts';
import { testPeople } from '../people.ts';
import { createVictim, describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { openSite, type Site } from './site.ts';

// Invented municipalities.
const published = 'CVEGEO,NOM_MUN\n14001,Peñasco Inventado\n14002,San Ángel de la Prueba\n31001,Ensayo\n';

describeInBrowser('A place', () => {
  let site: Site;
  let browser: Browser;
  let window: BrowserContext;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'sintra-place-'));
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    const people = await testPeople(site.house);
    const file = join(folder, 'municipios.csv');
    writeFileSync(file, published);
    await loadMunicipalities(site.house, people.gloria, file);
    window = await openWindow(browser, site.url);
    page = await enter(window, 'beto');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await browser.close();
    await site.close();
  });

  const municipality = () => page.locator('#cell-values-detectionMunicipality');
  const option = (name: string) => page.getByRole('option', { name });

  /** With the list open, which the screens' own review does not see. */
  const violations = async (): Promise<string[]> => {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: judge } = globalThis as unknown as { axe: { run(context: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      return (await judge.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  };

  it('offers the municipalities of the chosen state, found without accents, and no other’s', async () => {
    await page.goto('/victimas/nueva');
    await page.locator('#cell-values-detectionState').fill('jalisco');
    await option('Jalisco').click();
    await municipality().fill('angel');
    await option('San Ángel de la Prueba').waitFor();
    expect(await option('Ensayo').count()).toBe(0);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await municipality().inputValue()).toBe('San Ángel de la Prueba');
  });

  it('takes a municipality that the catalogue does not have', async () => {
    await municipality().fill('Rancho que nadie publicó');
    await page.getByRole('button', { name: /^Guardar/ }).first().click();
    await page.getByRole('heading', { level: 1, name: /^JAL-\d{4}-/ }).waitFor();
    await page.getByText('Rancho que nadie publicó').waitFor();
  });

  it('warns of accommodation that the law forbids, while a stored record is edited too', async () => {
    const { id } = await createVictim(window, { sex: 'female' });
    await page.goto(`/victimas/${id}`);
    await page.getByRole('button', { name: /^Editar Alojamientos/ }).click();
    await page.getByRole('button', { name: /Agregar alojamiento/ }).click();
    await page.locator('#cell-groups-accommodations-0-values-accommodationType').fill('estacion');
    await option('Estación migratoria (no permitido)').click();
    await page.getByText('La ley prohíbe alojar a víctimas en estaciones migratorias (LGT 75 y 90-VI)').waitFor();
  });
});
