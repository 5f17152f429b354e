import type { Sql } from '../database/index.ts';
import type { Tx } from '../db/index.ts';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Made again by migrating and starting, or read again from the files that are in the copy: not part of it. */
const LEFT_OUT = ['public.schema_migration', 'security.context_key'];

/** Every table that holds data, with its stored columns; a partitioned one as one. Staging is unlogged and read again from its files. */
export async function tablesOf(sql: Sql | Tx): Promise<Table[]> {
  const rows = await sql<Table[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and n.nspname !~ '^(pg_|information_schema)'
    group by n.nspname, c.relname order by n.nspname, c.relname`;
  return rows.filter(({ schema, name }) => !LEFT_OUT.includes(`${schema}.${name}`));
}

/** `COPY`'s words for a table; names come from the catalogue or from a verified manifest, and are quoted. */
export function copyWords({ schema, name, columns }: Table): { readonly from: string; readonly to: string } {
  const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
  const list = columns.map(quoted).join(', ');
  const place = `${quoted(schema)}.${quoted(name)}`;
  // A partitioned table is not copied out by its name, its rows are.
  return { from: `copy ${place} (${list}) from stdin`, to: `copy (select ${list} from ${place}) to stdout` };
}
