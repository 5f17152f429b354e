import type { Form } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import { newFolio, type Owner } from '../records/index.ts';
import { rowProblem, type RowProblem } from './row.ts';

/** A staged row that cannot be taken after all, found once all rows are together. */
export interface Found {
  readonly row: number;
  readonly outcome: 'rejected' | 'repeated';
  readonly problem: RowProblem;
}

/** Where the rows of a run's own sheet are staged. */
export interface Staged {
  readonly tx: Tx;
  readonly form: Form;
  readonly table: string;
}

const again = (folio: string, first: number): RowProblem => ({
  ...rowProblem('same_record_twice', `El mismo folio está también en el renglón ${String(first)}. Deje un solo renglón por registro.`), column: 'Folio', cell: '@folio', found: folio,
});
const keyTwice = (key: string, first: number): RowProblem => ({
  ...rowProblem('same_key_twice', `La misma clave está también en el renglón ${String(first)}. Use una clave distinta en cada renglón.`), column: 'Clave', cell: '@key', found: key.slice(0, 40),
});
const inFile = (first: number): RowProblem =>
  rowProblem('repeated_in_file', `Comparte CURP u otro identificador con el renglón ${String(first)} de este archivo. Se apartó para revisión.`);
const inHouse = (folio: string): RowProblem =>
  rowProblem('repeated', `Comparte CURP u otro identificador con el registro ${folio}. Se apartó para revisión; si es la misma persona, ponga ese folio en el renglón.`);

/** The same record, or the same temporary key, on two rows: the first stands. */
async function findTwice({ tx, table }: Staged, column: 'folio' | 'stage_key', problem: (value: string, first: number) => RowProblem): Promise<Found[]> {
  const which = column === 'folio' ? tx`stage_kind in ('update', 'unchanged')` : tx`stage_key is not null and stage_kind not in ('rejected', 'conflict')`;
  const rows = await tx<{ row: number; value: string; first: number }[]>`
    update ${tx.unsafe(table)} s set stage_kind = 'rejected' from (
      select stage_row, min(stage_row) over (partition by ${tx(column)}, institution_id) as first from ${tx.unsafe(table)} where ${which}) t
    where s.stage_row = t.stage_row and t.first < s.stage_row
    returning s.stage_row as row, s.${tx(column)} as value, t.first`;
  return rows.map(({ row, value, first }) => ({ row, outcome: 'rejected', problem: problem(value, first) }));
}

async function findRepeatedInFile({ tx, table }: Staged): Promise<Found[]> {
  const rows = await tx<{ row: number; first: number }[]>`
    update ${tx.unsafe(table)} s set stage_kind = 'repeated' from (
      select stage_row, min(first) as first from (
        select stage_row, min(stage_row) over (partition by institution_id, token) as first
        from ${tx.unsafe(table)}, unnest(stage_exact) as token where stage_kind = 'create') seen
      where first < stage_row group by stage_row) t
    where s.stage_row = t.stage_row and s.stage_kind = 'create'
    returning s.stage_row as row, t.first`;
  return rows.map(({ row, first }) => ({ row, outcome: 'repeated', problem: inFile(first) }));
}

interface Match {
  readonly row: number;
  readonly folio: string;
}

/**
 * New rows that share a whole identifier with a standing record of the same institution. A subquery for the folio, which the planner
 * cannot join the other way round: right after a large import, without statistics, it once read every record for every row.
 */
export async function findRepeatedInHouse({ tx, form, table }: Staged): Promise<Found[]> {
  const rows = await tx<Match[]>`
    select row, min(folio) as folio from (
      select n.stage_row as row, (select r.folio from ${tx(form.table)} r where r.institution_id = t.institution_id and r.id = t.id and r.annulled_at is null) as folio
      from (select stage_row, institution_id, unnest(stage_exact) as token from ${tx.unsafe(table)} where stage_kind = 'create') n
        join ${tx(`${form.table}_token`)} t on t.institution_id = n.institution_id and t.token = n.token) known
    where folio is not null group by row`;
  if (rows.length > 0) {
    await tx`update ${tx.unsafe(table)} s set stage_kind = 'repeated' from unnest(${rows.map(({ row }) => row)}::integer[]) as t (row)
      where s.stage_row = t.row`;
  }
  return rows.map(({ row, folio }) => ({ row, outcome: 'repeated', problem: inHouse(folio) }));
}

/** New rows whose folio another new row has too, or a standing record. @param among where to look; null: everywhere */
function withTakenFolio({ tx, form, table }: Staged, among: readonly number[] | null): Promise<{ row: number }[]> {
  const asked = tx`s.stage_kind = 'create' ${among === null ? tx`` : tx`and s.stage_row = any(${[...among]}::integer[])`}`;
  return tx<{ row: number }[]>`
    select s.stage_row as row from ${tx.unsafe(table)} s
    where ${asked} and exists (select from ${tx.unsafe(table)} o where o.folio = s.folio and o.stage_row <> s.stage_row and o.stage_kind = 'create')
    union
    select s.stage_row from ${tx.unsafe(table)} s cross join lateral (
      select from ${tx(form.table)} r where r.folio = s.folio and r.institution_id = s.institution_id limit 1) taken
    where ${asked}`;
}

/** New folios that chance made equal to another's get another one: with a hundred thousand in a year some do. */
export async function renewFolios(staged: Staged, owner: Owner, year: number): Promise<void> {
  const { tx, table } = staged;
  let rows = (await withTakenFolio(staged, null)).map(({ row }) => row);
  while (rows.length > 0) {
    const folios = rows.map(() => newFolio(owner.acronym, year));
    await tx`update ${tx.unsafe(table)} s set folio = t.folio from unnest(${rows}::integer[], ${folios}::text[]) as t (row, folio)
      where s.stage_row = t.row`;
    rows = (await withTakenFolio(staged, rows)).map(({ row }) => row);
  }
}

/** Everything that only shows with all rows of the main sheet together. */
export async function resolveMain(staged: Staged): Promise<Found[]> {
  return [
    ...(await findTwice(staged, 'folio', again)),
    ...(await findTwice(staged, 'stage_key', keyTwice)),
    ...(await findRepeatedInFile(staged)),
    ...(await findRepeatedInHouse(staged)),
  ];
}

/** Records whose groups change: unchanged rows become `touch`, and records that only a group's sheet mentions get a row below zero. */
export async function touchParents({ tx, form, table }: Staged, groupTables: readonly string[]): Promise<void> {
  for (const group of groupTables) {
    const changed = tx`select distinct institution_id, parent_id, stage_version from ${tx.unsafe(group)} where stage_kind in ('create', 'update')`;
    await tx`update ${tx.unsafe(table)} s set stage_kind = 'touch' from (${changed}) g
      where s.stage_kind = 'unchanged' and s.id = g.parent_id`;
    await tx`insert into ${tx.unsafe(table)} (stage_row, stage_kind, stage_version, institution_id, id, folio)
      select coalesce((select min(stage_row) from ${tx.unsafe(table)} where stage_row < 0), 0) - row_number() over (), 'touch', r.version, r.institution_id, r.id, r.folio
      from (${changed}) g join ${tx(form.table)} r on r.institution_id = g.institution_id and r.id = g.parent_id
      where not exists (select from ${tx.unsafe(table)} s where s.id = g.parent_id)`;
  }
}
