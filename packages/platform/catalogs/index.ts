import type { Catalog, CatalogEntry } from '@sintra/definition';
import type { Sql } from 'postgres';
import type { House } from '../database/index.ts';

/** Catalogue id → code → entry, as the database holds them now. */
export type Catalogs = ReadonlyMap<string, ReadonlyMap<string, CatalogEntry>>;

const rowOf = (catalog: Catalog) => (entry: CatalogEntry, position: number) => ({
  catalog: catalog.id,
  code: entry.code,
  label_es: entry.label.es,
  label_en: entry.label.en,
  position,
  parent: entry.parent ?? null,
  law: entry.law ?? null,
  valid_from: entry.from ?? null,
  valid_until: entry.until ?? null,
  replaced_by: entry.replacedBy ?? null,
  maps: entry.maps ?? {},
  alias: entry.alias ?? [],
});

/**
 * Brings the release's catalogues into the database, as its owner: inserts new codes, renews what nobody edited, and never
 * touches labels that an administrator changed nor deletes a code.
 */
export async function seedCatalogs(owner: Sql, catalogs: readonly Catalog[]): Promise<void> {
  const rows = catalogs.flatMap((catalog) => catalog.entries.map(rowOf(catalog)));
  await owner`
    insert into catalog_entry (catalog, code, label_es, label_en, position, parent, law, valid_from, valid_until, replaced_by, maps, alias)
    select catalog, code, label_es, label_en, position, parent, law, valid_from, valid_until, replaced_by, maps,
           array(select jsonb_array_elements_text(alias))
    from jsonb_to_recordset(${owner.json(rows)}) as fresh (catalog text, code text, label_es text, label_en text, position integer,
      parent text, law text, valid_from date, valid_until date, replaced_by text, maps jsonb, alias jsonb)
    on conflict (catalog, code) do update set label_es = excluded.label_es, label_en = excluded.label_en, position = excluded.position,
      parent = excluded.parent, law = excluded.law, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
      replaced_by = excluded.replaced_by, maps = excluded.maps, alias = excluded.alias
    where not catalog_entry.edited
      and (catalog_entry.label_es, catalog_entry.label_en, catalog_entry.position, catalog_entry.parent, catalog_entry.law,
           catalog_entry.valid_from, catalog_entry.valid_until, catalog_entry.replaced_by, catalog_entry.maps, catalog_entry.alias)
        is distinct from (excluded.label_es, excluded.label_en, excluded.position, excluded.parent, excluded.law, excluded.valid_from,
           excluded.valid_until, excluded.replaced_by, excluded.maps, excluded.alias)`;
}

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
