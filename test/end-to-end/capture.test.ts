import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createVictim, describeInBrowser, hasFocus, pressUntil } from './browser.ts';
import { openDesk, type Desk } from './desk.ts';

const curp = 'GOMC850315HDFRRR07';

describeInBrowser('Capture with the keyboard only', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('beto');
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  const tabTo = (id: string) => pressUntil(page, 'Tab', () => hasFocus(page, id));

  it('goes from the start page to the form without a mouse', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Inicio', level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ir al contenido');
    const onButton = () => page.evaluate(() => document.activeElement?.getAttribute('href') === '/victimas/nueva');
    await pressUntil(page, 'Tab', onButton);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Registrar una víctima', level: 1 }).waitFor();
  });

  it('warns of what a CURP disagrees with, fills in what follows from it, and reads a date back', async () => {
    await tabTo('cell-values-curp');
    await page.keyboard.type(curp.toLowerCase());
    await page.getByText('Se llenó con la CURP:').waitFor();
    expect(await page.locator('#cell-values-birthDate').inputValue()).toContain('1985');
    await tabTo('cell-values-detectionDate');
    await page.keyboard.type('31/02/2024');
    await page.getByText('El 31 de febrero de 2024 no existe').first().waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2T 2024');
    await page.getByText('Se entiende:').last().waitFor();
  });

  it('answers «No identificado» with one key, and a yes or no with its first letter', async () => {
    await pressUntil(page, 'Shift+Tab', () => hasFocus(page, 'cell-values-identityReserved'));
    await page.keyboard.press('?');
    expect(await page.getByRole('group', { name: /Identidad reservada/ }).getByLabel('No identificado').isChecked()).toBe(true);
    await page.keyboard.press('n');
    expect(await page.getByRole('group', { name: /Identidad reservada/ }).getByLabel('No', { exact: true }).isChecked()).toBe(true);
  });

  it('keeps the unfinished capture on the server, where leaving and coming back finds it', async () => {
    await page.getByText('Captura guardada hace').waitFor();
    const address = page.url();
    await page.goto('/');
    await page.getByRole('link', { name: 'Continuar' }).click();
    await page.waitForURL(address);
    await page.locator('#cell-values-curp').waitFor();
    expect(await page.locator('#cell-values-curp').inputValue()).toBe(curp);
  });

  it('saves what was typed in the last moment before another screen is opened, however slow the network is', async () => {
    const slow = Promise.withResolvers<void>();
    await page.route('**/drafts/*', async (route) => {
      if (route.request().method() === 'PUT') await slow.promise;
      await route.continue();
    });
    await page.locator('#cell-values-alias').fill('Última Palabra');
    await page.getByRole('link', { name: 'Inicio' }).click();
    await page.getByRole('link', { name: 'Continuar' }).click();
    await page.waitForURL(/borrador=/);
    slow.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    await page.locator('#cell-values-alias').waitFor();
    expect(await page.locator('#cell-values-alias').inputValue()).toBe('Última Palabra');
  });

  it('takes a discarded capture back while the offer stands', async () => {
    await page.getByRole('button', { name: 'Descartar la captura' }).click();
    await page.getByRole('button', { name: 'Deshacer' }).click();
    await page.waitForURL(/borrador=/);
    await page.locator('#cell-values-alias').waitFor();
    expect(await page.locator('#cell-values-alias').inputValue()).toBe('Última Palabra');
  });

  it('keeps nothing of the person in the browser', async () => {
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, history: history.state as unknown }));
    expect(kept).not.toContain(curp);
    expect(page.url()).not.toContain(curp);
  });

  it('jumps from the summary to what is missing, chooses from a list by typing, and stores the record', async () => {
    const jump = page.getByRole('complementary', { name: 'Resumen' }).getByRole('button', { name: 'Tipo de víctima' });
    await pressUntil(page, 'Tab', () => jump.evaluate((button) => button === document.activeElement));
    await page.keyboard.press('Enter');
    expect(await hasFocus(page, 'cell-values-typeOfVictim')).toBe(true);
    await page.keyboard.press('d');
    await tabTo('cell-values-detectionAuthority');
    await page.keyboard.type('migracion');
    await page.getByRole('option', { name: 'Instituto Nacional de Migración' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('#cell-values-detectionAuthority').inputValue()).toBe('Instituto Nacional de Migración');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/victimas\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: /^JAL-\d{4}-/ }).waitFor();
    expect(await page.title()).toMatch(/^JAL-\d{4}-[0-9A-Z]+-[0-9A-Z] · SINTRA$/);
  });

  it('masks the identity until a reason is written', async () => {
    expect(await page.getByText(curp).count()).toBe(0);
    await page.getByRole('button', { name: 'Mostrar identidad' }).press('Enter');
    await page.keyboard.type('corto');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Escriba al menos diez letras').waitFor();
    await page.getByLabel('Motivo').fill('Canalización al refugio, oficio de prueba 12');
    await page.getByRole('form', { name: 'Mostrar los datos de identidad' }).getByRole('button', { name: 'Mostrar identidad' }).press('Enter');
    await page.getByText(curp).waitFor();
    await page.getByRole('button', { name: 'Ocultar identidad' }).press('Enter');
    await page.getByText(curp).waitFor({ state: 'detached' });
  });

  it('warns of the same CURP inside the institution while it is typed', async () => {
    await page.goto('/victimas/nueva');
    await page.locator('#cell-values-curp').fill(curp);
    await page.getByText('Es posible que ya esté registrada en su institución').waitFor();
    await page.getByText(/coincide CURP/).waitFor();
  });

  it('hides everything at once with Ctrl and «.», and brings it back', async () => {
    await page.keyboard.press('Control+.');
    await page.getByRole('heading', { name: 'Pantalla oculta' }).waitFor();
    expect(await page.locator('#cell-values-curp').isVisible()).toBe(false);
    await page.keyboard.press('Control+.');
    await page.locator('#cell-values-curp').waitFor();
  });

  it('annuls a record with a reason: it leaves the list, and is found among the annulled', async () => {
    const { id, folio } = await createVictim(desk.window, { sex: 'female' });
    await page.goto(`/victimas/${id}`);
    await page.getByRole('button', { name: 'Más acciones' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Anular registro' }).press('Enter');
    await page.getByLabel('Motivo').fill('Captura de prueba repetida por error');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/^Anulado el .*Motivo: Captura de prueba repetida por error/).waitFor();
    await page.goto('/victimas');
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('link', { name: folio }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ver anulados' }).press('Enter');
    await page.getByRole('link', { name: folio }).waitFor();
    await page.getByText('1 registro', { exact: true }).waitFor();
  });

  it('edits a section in place and shows the change in the history', async () => {
    const { id } = await createVictim(desk.window, { sex: 'female', typeOfVictim: 'direct' });
    await page.goto(`/victimas/${id}`);
    await page.getByRole('button', { name: 'Editar Datos sociodemográficos' }).press('Enter');
    await page.locator('#cell-values-sex').waitFor();
    await page.getByRole('group', { name: /^Sexo/ }).getByLabel('Hombre').press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Sexo: Mujer → Hombre').waitFor();
  });
});
