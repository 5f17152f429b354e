import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { emailOf, PASSWORD, type Person } from '../people.ts';

const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path !== undefined && path !== '' && existsSync(path));

/** Where there is no browser these tests are skipped, and their title says so. */
export const describeInBrowser = (title: string, tests: () => void): void => {
  if (executablePath === undefined) describe.skip(`${title} (left out: no Chromium on this machine)`, tests);
  else describe(title, tests);
};

const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium: set CHROMIUM to its path');
  return chromium.launch({ executablePath, args });
}

export interface Visit {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

/** A window of an official: Spanish of Mexico, its clock, and no motion. Anything the page could not do is an error. */
export async function openWindow(browser: Browser, url: string, { theme = 'light', width = 1366 }: Visit = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url, locale: 'es-MX', timezoneId: 'America/Mexico_City', colorScheme: theme, reducedMotion: 'reduce', viewport: { width, height: 768 }, acceptDownloads: true,
  });
  context.setDefaultTimeout(20_000);
  return context;
}

const write = { 'x-sintra-csrf': '1' };

/** Signs one of the test people in, with the confidentiality notice accepted. */
export async function enter(context: BrowserContext, person: Person): Promise<Page> {
  await context.request.post('/api/v1/login', { headers: write, data: { email: emailOf(person), password: PASSWORD }, failOnStatusCode: true });
  await context.request.post('/api/v1/me/notice', { headers: write, failOnStatusCode: true });
  return context.newPage();
}

/** Creates a record as whoever is signed in; gives its id and folio. */
export async function createVictim(context: BrowserContext, values: object): Promise<{ id: string; folio: string; version: number }> {
  const reply = await context.request.post('/api/v1/victims', { headers: write, data: { values }, failOnStatusCode: true });
  return (await reply.json()) as { id: string; folio: string; version: number };
}

/** Presses a key until something holds; the number of presses is bounded so that a trap is an error, not a hang. */
export async function pressUntil(page: Page, key: string, holds: () => Promise<boolean>, most = 400): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (await holds()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`«${key}» pressed ${String(most)} times and what was expected never had the focus`);
}

/** Whether the element of this id has the keyboard. */
export const hasFocus = (page: Page, id: string): Promise<boolean> => page.evaluate((wanted) => document.activeElement?.id === wanted, id);

/** Proves who one is with the password, whenever the screen asks for it. */
export const confirmWhenAsked = (page: Page): Promise<void> =>
  page.addLocatorHandler(page.getByRole('heading', { name: 'Confirme que es usted' }), async () => {
    await page.getByLabel('Su contraseña').fill(PASSWORD);
    await page.getByRole('button', { name: 'Confirmar', exact: true }).click();
  });

/** Where pictures are left for whoever wants to look: SINTRA_PICTURES=folder. */
const pictures = process.env['SINTRA_PICTURES'];

/** A picture of the page as it is. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

/** The same on a large screen and on a telephone. */
export async function bothPictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  if (pictures === undefined || before === null) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await picture(page, `${name}-${String(width)}`);
  }
  await page.setViewportSize(before);
}
