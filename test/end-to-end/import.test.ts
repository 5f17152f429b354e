import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openDesk, type Desk } from './desk.ts';

const heads = 'Sexo,Tipo de víctima,Condición de víctima,Nacionalidades,Modalidades de explotación,Fecha de detección,Mis notas';
const file = (name: string, rows: readonly string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from([heads, ...rows].join('\n')) });

const withErrors = file('con-errores.csv', [
  'Mujer,Directa,Posible víctima,México,Explotación laboral,marzo 2024,una',
  'Hombre,Directa,Víctima,Guatemala,Explotación laboral,2T 2024,dos',
  'Muger,Directa,Víctima,Honduras,Explotación laboral,2024,tres',
  'Mujer,Directa,Víctima,México,Explotación laboral,31/02/2024,cuatro',
]);

const foreign = {
  name: 'de-otro-sistema.csv', mimeType: 'text/csv',
  buffer: Buffer.from(['Clave,G,Origen,Cuando', 'A-1,Mujer,México,2024', 'A-2,Hombre,Guatemala,2025'].join('\n')),
};

describeInBrowser('Import with errors and correction', () => {
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    desk = await openDesk('beto');
    ({ page } = desk);
  });
  afterAll(() => desk.close());

  const send = async (upload: typeof withErrors) => {
    await page.goto('/victimas/importaciones');
    await page.getByLabel('Elegir archivo').setInputFiles(upload);
    await page.waitForURL(/\/victimas\/importaciones\/[0-9a-f-]{36}$/);
  };
  const figure = (name: string) => page.getByRole('definition').nth(['Listos', 'Por corregir', 'Posibles repetidos', 'Sin cambios'].indexOf(name)).textContent();

  it('says why a damaged workbook cannot be read', async () => {
    await send({ name: 'roto.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(400, 7)]) });
    await page.getByText('No se pudo importar el archivo. No se guardó nada.').waitFor();
  });

  it('groups what is wrong by its cause, with the value found and the one meant', async () => {
    await send(withErrors);
    await page.getByRole('heading', { name: 'Reporte' }).waitFor();
    expect([await figure('Listos'), await figure('Por corregir')]).toEqual(['2', '2']);
    await page.getByText(/«Muger» no está en el catálogo/).waitFor();
    await page.getByText(/El 31 de febrero de 2024 no existe/).waitFor();
    await page.getByText('1 columna sin relacionar (no se importa): Mis notas').waitFor();
  });

  it('loses nothing when one leaves and comes back', async () => {
    const address = page.url();
    await page.goto('/');
    await page.getByRole('region', { name: 'Importaciones sin terminar' }).getByRole('link', { name: 'Continuar' }).first().click();
    await page.waitForURL(address);
    await page.getByRole('heading', { name: 'Reporte' }).waitFor();
  });

  it('hands out the workbook with the errors marked', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Descargar el libro con los errores marcados' }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('takes the value that was meant with one key, reviews again, and applies the good rows', async () => {
    await page.getByRole('button', { name: '¿Quiso decir «Mujer»?' }).press('Enter');
    await page.getByRole('button', { name: 'Revisar otra vez' }).press('Enter');
    await page.getByRole('button', { name: 'Aplicar solo los 3 listos' }).click();
    await page.getByRole('heading', { name: 'Balance' }).waitFor();
    const balance = await page.getByRole('definition').allTextContents();
    expect(balance).toEqual(['4', '3', '0', '0', '0', '1']);
    await page.getByRole('link', { name: 'Ver la lista de víctimas' }).click();
    await page.getByText('3 registros').waitFor();
  });

  it('takes the whole import back with a written reason', async () => {
    await page.goto('/victimas/importaciones');
    await page.getByRole('link', { name: 'con-errores.csv' }).click();
    await page.getByRole('button', { name: 'Deshacer esta importación' }).click();
    await page.getByLabel('Motivo').fill('Archivo de prueba, no corresponde a casos reales');
    await page.getByRole('form', { name: 'Deshacer esta importación' }).getByRole('button', { name: 'Deshacer esta importación' }).click();
    await page.getByText(/Se deshizo el/).waitFor();
    await page.goto('/victimas');
    await page.getByText('Aquí se registran las víctimas').waitFor();
  });

  it('lets the columns of a foreign file be related by hand, and keeps that relation', async () => {
    await send(foreign);
    await page.getByText('No se reconocieron las columnas').waitFor();
    for (const [header, words, datum] of [['G', 'sexo', 'Sexo'], ['Origen', 'nacionalidades', 'Nacionalidades'], ['Cuando', 'fecha de deteccion', 'Fecha de detección']] as const) {
      await page.getByRole('combobox', { name: `Dato para la columna ${header}`, exact: true }).fill(words);
      await page.getByRole('option', { name: datum, exact: true }).click();
    }
    await page.getByLabel('Guardar esta relación con un nombre').fill('Otro sistema');
    await page.getByRole('button', { name: 'Revisar otra vez' }).click();
    await page.getByRole('button', { name: 'Aplicar los 2 renglones' }).click();
    await page.getByRole('heading', { name: 'Balance' }).waitFor();
    await page.goto('/victimas/importaciones');
    await page.getByRole('combobox', { name: 'Relación de columnas guardada' }).click();
    await page.getByRole('option', { name: 'otro-sistema' }).waitFor();
  });
});
