import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVictim, describeInBrowser, pressUntil } from './browser.ts';
import { openDesk, type Desk } from './desk.ts';

const victims = [
  { sex: 'female', detectionState: '14', detectionDate: 'marzo 2024', formsOfExploitation: ['LGT-10-III'] },
  { sex: 'female', detectionState: '14', detectionDate: '2T 2024', formsOfExploitation: ['LGT-10-III', 'LGT-10-V'] },
  { sex: 'male', detectionState: '14', detectionDate: '2025', formsOfExploitation: ['LGT-10-V'] },
  { sex: 'female', detectionState: '20', detectionDate: '2025' },
];

describeInBrowser('From the dashboard to the list', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('beto');
    ({ page } = desk);
    for (const values of victims) await createVictim(desk.window, values);
  });
  afterAll(() => desk.close());

  const chart = (question: string) => page.getByRole('region', { name: question });

  it('answers each question with a figure, its definition and its table', async () => {
    await page.goto('/estadistica');
    const where = chart('¿Dónde se detectan las víctimas?');
    await where.getByRole('button', { name: /^Ver tabla/ }).click();
    const row = where.getByRole('row').filter({ hasText: 'Jalisco' });
    expect(await row.getByRole('link').textContent()).toBe('3');
    await where.getByRole('button', { name: /^Cómo se cuenta/ }).click();
    await page.getByText('Entidad federativa donde se detectó a la persona.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('says the marks of a chart to the keyboard and the ear, and opens the exact list behind one', async () => {
    await page.goto('/estadistica');
    const marks = chart('¿De qué modalidad de explotación son víctimas?').getByRole('link', { name: /Abrir la lista$/ });
    await marks.first().waitFor();
    const inMarks = () => page.evaluate(() => document.activeElement?.textContent?.includes('Abrir la lista') === true && document.activeElement.closest('section')?.textContent?.includes('modalidad') === true);
    await pressUntil(page, 'Tab', inMarks);
    const said = (await page.evaluate(() => document.activeElement?.textContent)) ?? '';
    expect(said).toMatch(/: 2\. Abrir la lista$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/victimas\?exploitation=LGT-10-/);
    await page.getByText('2 registros').waitFor();
    expect(await page.getByRole('row').count()).toBe(1 + 2);
  });

  it('lets one filter act on every chart and stay in the address', async () => {
    await page.goto('/estadistica?state=14');
    await page.getByText('Entidad de detección: Jalisco').waitFor();
    const sexes = chart('¿Qué sexo y qué edad tienen?');
    await sexes.getByRole('button', { name: /^Ver tabla/ }).click();
    const counts = await sexes.getByRole('row').getByRole('link').allTextContents();
    expect(counts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(3);
    await page.getByRole('button', { name: /Quitar el filtro/ }).click();
    await page.waitForURL(/\/estadistica$/);
  });

  it('hands each chart out as PNG, SVG and workbook', async () => {
    await page.goto('/estadistica');
    const when = chart('¿Cuándo se detectan?');
    const names: string[] = [];
    for (const format of ['Imagen PNG', 'Imagen SVG', 'Hoja de cálculo (xlsx)']) {
      await when.getByRole('button', { name: /^Descargar/ }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
      names.push(download.suggestedFilename());
    }
    expect(names).toEqual(['victimas-year.png', 'victimas-year.svg', 'victimas-year.xlsx']);
  });

  it('opens a row of the list with Enter and goes back to the same filters', async () => {
    await page.goto('/victimas?state=14&sex=female');
    await page.getByText('2 registros').waitFor();
    await page.getByRole('row').nth(1).getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1, name: /^JAL-/ }).waitFor();
    await page.goBack();
    await page.getByText('2 registros').waitFor();
    expect(page.url()).toContain('state=14');
  });

  it('finds a person by name without writing the name in the address or the title', async () => {
    await createVictim(desk.window, { nameGiven: 'Xóchitl', nameFirst: 'Inventada' });
    await page.goto('/victimas');
    await page.getByRole('textbox', { name: 'Buscar en la lista' }).or(page.getByRole('searchbox', { name: 'Buscar en la lista' })).fill('xochitl inventada');
    await page.keyboard.press('Enter');
    await page.getByText('1 registro', { exact: true }).waitFor();
    expect(`${page.url()} ${await page.title()}`.toLowerCase()).not.toContain('xochitl');
  });
});
