import type { CatalogEntry } from '@sintra/definition';
import type { Sql } from 'postgres';
import type { House } from '../database/index.ts';

/** Catalogue id → code → entry, as the database holds them now. */
export type Catalogs = ReadonlyMap<string, ReadonlyMap<string, CatalogEntry>>;

interface Row {
  readonly catalog: string;
  readonly code: string;
  readonly label_es: string;
  readonly label_en: string;
  readonly parent: string | null;
  readonly law: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly replaced_by: string | null;
  readonly maps: Record<string, string>;
  readonly alias: string[];
}

const entryOf = (row: Row): CatalogEntry => ({
  code: row.code,
  label: { es: row.label_es, en: row.label_en },
  ...(row.parent !== null && { parent: row.parent }),
  ...(row.law !== null && { law: row.law }),
  ...(row.valid_from !== null && { from: row.valid_from }),
  ...(row.valid_until !== null && { until: row.valid_until }),
  ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
  maps: row.maps,
  alias: row.alias,
});

async function read(sql: Sql): Promise<Catalogs> {
  const rows = await sql<Row[]>`
    select catalog, code, label_es, label_en, parent, law, valid_from::text, valid_until::text, replaced_by, maps, alias
    from catalog_entry order by catalog, position`;
  const catalogs = new Map<string, Map<string, CatalogEntry>>();
  for (const row of rows) {
    const entries = catalogs.get(row.catalog) ?? new Map<string, CatalogEntry>();
    catalogs.set(row.catalog, entries.set(row.code, entryOf(row)));
  }
  return catalogs;
}

interface Held {
  catalogs: Promise<Catalogs>;
  readAt: number;
}

const held = new WeakMap<House, Held>();
/** Other processes edit catalogues too: what is older than this is read again, behind the reader's back. */
const FRESH_MS = 60_000;

/**
 * All catalogues, as this process holds them. The first reading should happen outside any transaction (the server does it
 * before it listens): it takes a connection of the pool, and a full pool waiting for itself would wait for ever.
 */
export function catalogsOf(house: House): Promise<Catalogs> {
  const known = held.get(house);
  if (known === undefined) return refreshCatalogs(house);
  if (Date.now() - known.readAt > FRESH_MS) {
    known.readAt = Date.now();
    read(house.sql).then((catalogs) => held.set(house, { catalogs: Promise.resolve(catalogs), readAt: Date.now() }), () => undefined);
  }
  return known.catalogs;
}

/** Reads them now: after an administrator's edit was committed. */
export async function refreshCatalogs(house: House): Promise<Catalogs> {
  const catalogs = read(house.sql);
  held.set(house, { catalogs, readAt: Date.now() });
  catalogs.catch(() => held.delete(house));
  return catalogs;
}
