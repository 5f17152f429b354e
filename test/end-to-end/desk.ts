import type { Browser, BrowserContext, Page } from 'playwright-core';
import { testPeople, type People, type Person } from '../people.ts';
import { enter, openBrowser, openWindow } from './browser.ts';
import { openSite, type Site } from './site.ts';

/** The whole product with its test people, and a browser: what the tests of one file share. */
export interface Stage {
  readonly site: Site;
  readonly people: People;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const [site, browser] = await Promise.all([openSite(), openBrowser()]);
  const close = async () => {
    await browser.close();
    await site.close();
  };
  return { site, browser, people: await testPeople(site.house), close };
}

/** A stage with one of the test people already in. */
export interface Desk extends Stage {
  readonly window: BrowserContext;
  readonly page: Page;
}

/** @param prepare done before the person enters */
export async function openDesk(person: Person, prepare: (stage: Stage) => Promise<void> = async () => undefined): Promise<Desk> {
  const stage = await openStage();
  await prepare(stage);
  const window = await openWindow(stage.browser, stage.site.url);
  return { ...stage, window, page: await enter(window, person) };
}
