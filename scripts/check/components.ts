import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { clock } from '@sintra/platform/clock';

/** Days from its publication within which a flaw is mended (docs/security/components.md). */
export const terms = { exploited: 2, critical: 7, high: 30, moderate: 90, low: 180 } as const;

interface Flaw {
  readonly component: string;
  /** First version without it. */
  readonly fixed_in: string;
  readonly severity: string;
  /** Day on which it was published. */
  readonly known_since: string;
}

const numbers = (version: string): number[] => (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
/** Whether a version comes before another; of the same numbers, one with a suffix (`-beta.1`) does. */
export function isBefore(one: string, other: string): boolean {
  const [a, b] = [numbers(one), numbers(other)];
  for (let at = 0; at < Math.max(a.length, b.length); at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0);
  return one.includes('-') && !other.includes('-');
}

function misread({ component, fixed_in, severity, known_since }: Flaw): string[] {
  const right = component !== '' && /^\d/.test(fixed_in) && severity in terms && /^\d{4}-\d{2}-\d{2}$/.test(known_since) && !Number.isNaN(Date.parse(known_since));
  return right ? [] : [`known-flaws.csv: «${component}» needs a version, a severity (${Object.keys(terms).join(', ')}) and a day`];
}

/** Flaws whose term is over while a version with them is still installed. @param installed versions by component @param today ISO day */
export function overdue(flaws: readonly Flaw[], installed: ReadonlyMap<string, readonly string[]>, today: string): string[] {
  return flaws.flatMap((flaw) => {
    const wrong = misread(flaw);
    if (wrong.length > 0) return wrong;
    const until = new Date(Date.parse(flaw.known_since) + terms[flaw.severity as keyof typeof terms] * 86_400_000).toISOString().slice(0, 10);
    const flawed = (installed.get(flaw.component) ?? []).filter((version) => isBefore(version, flaw.fixed_in));
    return until < today ? flawed.map((version) => `${flaw.component} ${version}: a ${flaw.severity} flaw, mended in ${flaw.fixed_in}; its term ended on ${until}`) : [];
  });
}

const root = join(import.meta.dirname, '../..');

/** Versions in package-lock.json, by component: one may be there more than once. */
function installedNow(): Map<string, string[]> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string; link?: boolean }> };
  const found = new Map<string, string[]>();
  for (const [path, { version }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (version !== undefined && path.includes('node_modules/')) found.set(name, [...(found.get(name) ?? []), version]);
  }
  return found;
}

export function checkComponents(): string[] {
  const flaws = parse(readFileSync(join(root, 'docs/security/known-flaws.csv')), { columns: true }) as Flaw[];
  return overdue(flaws, installedNow(), clock.today());
}
