import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand, run, type Call } from '../commands/index.ts';
import type { House } from '../database/index.ts';
import type { Context } from '../db/index.ts';
import { refreshCatalogs } from './held.ts';

const input = z.strictObject({
  catalog: z.string().regex(/^[a-z][a-z_]*$/),
  /** What the file is: its SHA-256 goes to the log. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  entries: z.array(z.strictObject({ code: z.string().min(1), name: z.string().min(1).max(200), parent: z.string(), position: z.int() })).min(1),
});
export type CatalogLoad = z.infer<typeof input>;
type Fresh = CatalogLoad['entries'][number];

/** What a load did: read = created + renamed + reinstated + unchanged + kept. */
export interface LoadBalance {
  readonly read: number;
  readonly created: number;
  readonly renamed: number;
  /** Had been retired and are in use again. */
  readonly reinstated: number;
  readonly unchanged: number;
  /** An administrator edited them: left as they are. */
  readonly kept: number;
  /** No longer in the file: closed as of today, never deleted. */
  readonly retired: number;
  /** Parents of which the file holds nothing: what hangs from them was left alone. */
  readonly notCovered: readonly string[];
}

interface Stored {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly until: string | null;
  readonly edited: boolean;
}

type Fate = 'created' | 'renamed' | 'reinstated' | 'unchanged' | 'kept';

function fateOf(fresh: Fresh, stored: Stored | undefined): Fate {
  if (stored === undefined) return 'created';
  if (stored.edited) return 'kept';
  if (stored.until !== null) return 'reinstated';
  return stored.name === fresh.name && stored.parent === fresh.parent ? 'unchanged' : 'renamed';
}

async function write({ tx }: Call, catalog: string, rows: readonly Fresh[]): Promise<void> {
  await tx`
    insert into catalog_entry (catalog, code, label_es, label_en, position, parent)
    select ${catalog}, code, name, name, position, parent
    from jsonb_to_recordset(${tx.json(rows)}) as fresh (code text, name text, position integer, parent text)
    on conflict (catalog, code) do update set label_es = excluded.label_es, label_en = excluded.label_en, position = excluded.position,
      parent = excluded.parent, valid_until = null
    where not catalog_entry.edited`;
}

async function retire({ tx }: Call, catalog: string, codes: readonly string[]): Promise<void> {
  await tx`update catalog_entry set valid_until = ${clock.today()}::date where catalog = ${catalog} and code = any(${[...codes]})`;
}

async function handle(call: Call, { catalog, entries }: CatalogLoad): Promise<LoadBalance> {
  // Two loads at once would each count the other's work as its own.
  await call.tx`select pg_advisory_xact_lock(hashtext(${`catalog ${catalog}`}))`;
  const stored = await call.tx<Stored[]>`
    select code, label_es as name, coalesce(parent, '') as parent, valid_until::text as until, edited from catalog_entry where catalog = ${catalog}`;
  const known = new Map(stored.map((row) => [row.code, row]));
  const fates = entries.map((fresh) => fateOf(fresh, known.get(fresh.code)));
  const given = new Set(entries.map(({ code }) => code));
  const covered = new Set(entries.map(({ parent }) => parent));
  const gone = stored.filter((row) => !given.has(row.code) && row.until === null && !row.edited && covered.has(row.parent));
  await write(call, catalog, entries.filter((_fresh, index) => fates[index] !== 'unchanged' && fates[index] !== 'kept'));
  await retire(call, catalog, gone.map(({ code }) => code));
  const count = (fate: Fate): number => fates.filter((one) => one === fate).length;
  return {
    read: entries.length, created: count('created'), renamed: count('renamed'), reinstated: count('reinstated'), unchanged: count('unchanged'),
    kept: count('kept'), retired: gone.length, notCovered: [...new Set(stored.map(({ parent }) => parent))].filter((parent) => !covered.has(parent)).sort(),
  };
}

const loadCatalogCommand = defineCommand({
  name: 'catalog.load', resource: 'catalog', action: 'manage', input, handle,
  log: ({ catalog, sha256 }: CatalogLoad, balance: LoadBalance) => ({ action: 'catalog.load', resource: 'catalog', details: { catalog, sha256, ...balance } }),
});

/**
 * Brings a catalogue that others publish (not a release's) to what its file says: inserts, renames, retires what is absent from the
 * parts that the file covers. Deletes nothing, and leaves alone what an administrator edited.
 * @throws forbidden, invalidRequest
 */
export async function loadCatalog(house: House, context: Context, load: CatalogLoad): Promise<LoadBalance> {
  const balance = await run(house, context, loadCatalogCommand, load);
  await refreshCatalogs(house);
  return balance;
}
