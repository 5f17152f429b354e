import type { ActualTables } from '@sintra/projections/sql';
import type { Sql } from '@sintra/platform/db';

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly forced: boolean;
  readonly key: readonly string[] | null;
  readonly rights: readonly string[];
  readonly versions: boolean;
}

const shortNames: Readonly<Record<string, string>> = { 'timestamp with time zone': 'timestamptz', 'timestamp with time zone[]': 'timestamptz[]' };

/** Every table of schema public as it stands: columns, types, keys, and the walls around it. */
export async function actualTables(sql: Sql): Promise<ActualTables> {
  const rows = await sql<ColumnRow[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      c.relrowsecurity and c.relforcerowsecurity as forced,
      array(select word from unnest(array['delete', 'insert', 'select', 'truncate', 'update']) word where has_table_privilege('sintra_app', c.oid, word)) as rights,
      exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and p.proname = 'keep_version' and t.tgenabled in ('O', 'A')) as versions,
      (select array_agg(k.attname::text order by p.place) from pg_index i
        cross join lateral unnest(i.indkey) with ordinality p (number, place)
        join pg_attribute k on k.attrelid = c.oid and k.attnum = p.number
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`;
  const tables = Map.groupBy(rows, (row) => row.table);
  return new Map([...tables].map(([name, columns]) => [name, {
    columns: columns.map(({ column, type, nullable }) => ({ name: column, type: shortNames[type] ?? type, nullable })),
    primaryKey: columns[0]?.key ?? [],
    forcesRowSecurity: columns[0]?.forced ?? false,
    rights: columns[0]?.rights ?? [],
    keepsVersions: columns[0]?.versions ?? false,
  }]));
}
