import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstAccountLink } from '../../packages/platform/accounts/index.ts';
import { describeInBrowser, openBrowser, openWindow } from './browser.ts';
import { openSite, type Site } from './site.ts';

describeInBrowser('The first account', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('is not created by a link that was made up', async () => {
    const page = await (await openWindow(browser, site.url)).newPage();
    await page.goto('/primer-acceso/inventado');
    await page.getByRole('heading', { name: 'El enlace ya no sirve' }).waitFor();
    await page.context().close();
  });

  it('comes from the one-time link, says what is wrong with what was typed, and opens the house', async () => {
    const link = new URL((await firstAccountLink(site.house)) ?? '');
    const page = await (await openWindow(browser, site.url)).newPage();
    await page.goto(link.pathname);
    const submit = page.getByRole('button', { name: 'Crear la cuenta y entrar' });
    await submit.click();
    await page.getByText('Escriba su nombre.').waitFor();
    await page.getByLabel('Nombre completo').fill('Persona Inventada Ejemplo');
    await page.getByLabel('Correo institucional').fill('primera@prueba.gob.mx');
    await page.getByLabel('Contraseña', { exact: true }).fill('doce ríos bajan al mar');
    await page.getByLabel('Escriba la contraseña otra vez').fill('doce ríos bajan al lago');
    await submit.click();
    await page.getByText('Las dos contraseñas no son iguales.').waitFor();
    await page.getByLabel('Escriba la contraseña otra vez').fill('doce ríos bajan al mar');
    await submit.click();
    await page.getByRole('button', { name: 'Acepto y continúo' }).click();
    await page.getByRole('heading', { name: 'Agregue un segundo paso para entrar' }).waitFor();
    await page.getByRole('button', { name: 'Más tarde' }).click();
    await page.getByRole('heading', { name: 'Inicio', level: 1 }).waitFor();
    expect(await page.title()).toBe('Inicio · SINTRA');
    await page.getByRole('link', { name: 'Administración' }).waitFor();
    await page.context().close();
  });

  it('leaves the link without use', async () => {
    expect(await firstAccountLink(site.house)).toBeNull();
  });
});
