import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: { run(context: Document): Promise<{ violations: Violation[] }> } };
    return (await engine.run(document)).violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`).join(' | ')}`);
}

/** As each theme paints it, and as a telephone lays it out. */
const looks = [
  { name: 'light', colorScheme: 'light', width: 1366 },
  { name: 'dark', colorScheme: 'dark', width: 1366 },
  { name: 'narrow', colorScheme: 'light', width: 390 },
] as const;

/** The page itself never scrolls sideways; what is wider scrolls in a frame of its own. */
const overTheEdge = (page: Page): Promise<string[]> => page.evaluate(() =>
  document.documentElement.scrollWidth <= window.innerWidth ? [] : [`the page is ${String(document.documentElement.scrollWidth)} wide on a screen of ${String(window.innerWidth)}`]);

/** What axe-core finds on the page as it stands, and whether it fits, in both themes and on a narrow screen. */
export async function judge(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 768 });
    await page.waitForFunction((scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme, colorScheme);
    await page.waitForLoadState('networkidle');
    found.push(...[...await violationsOf(page), ...await overTheEdge(page)].map((violation) => `${name}: ${violation}`));
  }
  return found;
}
