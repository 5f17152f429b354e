import type { Form } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import { quoted } from './copy.ts';

/**
 * Where a run's rows wait between the report and the decision: unlogged copies of the form's tables, of this run alone, made and
 * walled in by the owner's functions of migration 0030 (docs/decisions/0014).
 */
export const stagingTable = (run: string, table: string): string => `${quoted([`staging_${run.replaceAll(/[^0-9a-f]/g, '')}`])}.${quoted([table])}`;

/** A new, empty copy of one of the form's tables. It can only be filled until it is closed. @returns its name in SQL */
export async function openStaging(tx: Tx, run: string, table: string): Promise<string> {
  await tx`select security.open_staging(${run}, ${table})`;
  return stagingTable(run, table);
}

/** Puts the filled copy behind the wall of its table; from now on it can be asked and changed, and no longer filled by COPY. */
export async function closeStaging(tx: Tx, run: string, table: string): Promise<void> {
  await tx`select security.close_staging(${run}, ${table})`;
}

/** Throws away what was staged: a run is staged whole or not at all. */
export async function dropStaging(tx: Tx, run: string): Promise<void> {
  await tx`select security.drop_staging(${run})`;
}

/** Which of the form's tables the run has copies of. */
export async function stagedTables(tx: Tx, run: string, form: Form): Promise<ReadonlySet<string>> {
  const rows = await tx<{ table: string }[]>`select relname as table from pg_class
    where relnamespace = to_regnamespace(security.staging_of(${run})) and relname = any(${[form.table, ...form.groups.map(({ table }) => table)]}::text[])`;
  return new Set(rows.map(({ table }) => table));
}

/** Whether the copies still have the columns of their tables: a migration may have come between report and decision. */
export async function hasShape(tx: Tx, run: string, form: Form): Promise<boolean> {
  const tables = [...await stagedTables(tx, run, form)];
  const [missing] = await tx`
    select from unnest(${tables}::text[], ${tables.map((table) => stagingTable(run, table))}::text[]) as t (source, copy)
      join pg_attribute a on a.attrelid = to_regclass('public.' || quote_ident(t.source)) and a.attnum > 0 and not a.attisdropped
    where not exists (select from pg_attribute b where b.attrelid = to_regclass(t.copy) and b.attname = a.attname and b.atttypid = a.atttypid) limit 1`;
  return missing === undefined && tables.includes(form.table);
}
