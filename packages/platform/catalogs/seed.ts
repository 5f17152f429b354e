import type { Catalog, CatalogEntry } from '@sintra/definition';
import type { Sql } from 'postgres';

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
