import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, testPeople } from '../people.ts';
import { describeInBrowser, enter, openBrowser, openWindow } from './browser.ts';
import { openSite, type Site } from './site.ts';

describeInBrowser('Safety in the room', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite({ productName: 'Registro & Red' }), openBrowser()]);
    await testPeople(site.house);
    const window = await openWindow(browser, site.url);
    page = await enter(window, 'beto');
    await page.clock.install();
    await page.goto('/victimas/nueva');
    await page.locator('#cell-values-alias').fill('Alias inventado');
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('blanks the screen after fifteen minutes without activity and ends the sign-in on the server', async () => {
    const left = page.waitForResponse((response) => response.url().endsWith('/api/v1/logout'));
    await page.clock.fastForward('15:05');
    await page.getByRole('heading', { name: 'Sesión bloqueada' }).waitFor();
    await left;
    expect(await page.locator('#cell-values-alias').isVisible()).toBe(false);
    expect(await page.title()).toBe('Sesión bloqueada · Registro & Red');
    expect((await page.context().request.get('/api/v1/me')).status()).toBe(401);
  });

  it('says the name that this house gives the system', async () => {
    await page.getByRole('main').getByText('Registro & Red', { exact: true }).waitFor();
  });

  it('does not open with another password', async () => {
    await page.getByLabel('Contraseña', { exact: true }).fill('otra frase que no es');
    await page.getByRole('button', { name: 'Desbloquear' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('#cell-values-alias').isVisible()).toBe(false);
  });

  it('comes back with the password to what was being typed', async () => {
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Desbloquear' }).click();
    await page.locator('#cell-values-alias').waitFor();
    expect(await page.locator('#cell-values-alias').inputValue()).toBe('Alias inventado');
  });

  it('locks at once when the sign-in ends elsewhere, and loses nothing', async () => {
    await page.context().request.post('/api/v1/logout', { headers: { 'x-sintra-csrf': '1' } });
    await page.locator('#cell-values-alias').fill('Otro alias inventado');
    await page.clock.fastForward('00:10');
    await page.getByText('La sesión terminó.').waitFor();
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Desbloquear' }).click();
    await page.locator('#cell-values-alias').waitFor();
    await page.clock.fastForward('00:10');
    await page.getByText(/Captura guardada hace/).waitFor();
    expect(await page.locator('#cell-values-alias').inputValue()).toBe('Otro alias inventado');
  });
});
