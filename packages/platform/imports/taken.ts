import { clearCells, type Cell } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import type { FormModule, UniqueAnswers } from '../records/index.ts';
import type { Findings } from './report.ts';
import { rowProblem, type RowProblem } from './row.ts';
import type { SheetPlan } from './sheet.ts';
import { stagingTable } from './staging.ts';

interface Taken {
  readonly row: number;
  /** Of the standing record that has these answers; null when an earlier row of the file does. */
  readonly folio: string | null;
  readonly first: number | null;
}

const inFile = (first: number): string => `El renglón ${String(first)} de este archivo ya trae lo mismo, y sólo puede haber un registro así. Deje uno, o corrija el dato.`;

/**
 * New rows and changes whose answers together are another standing record's, or an earlier row's. A record that the same file
 * changes still counts with the answers that it has now: what one row frees, another takes in the next file.
 */
async function findTaken(tx: Tx, run: string, { form }: FormModule, cells: readonly Cell[]): Promise<Taken[]> {
  const staged = stagingTable(run, form.table);
  const columns = cells.map(({ column }) => `"${column}"`);
  const same = columns.map((column) => `r.${column} = s.${column}`).join(' and ');
  return tx.unsafe<Taken[]>(`select * from (
      select s.stage_row as row, min(s.stage_row) over (partition by ${columns.map((column) => `s.${column}`).join(', ')}) as first,
        (select r.folio from "${form.table}" r where ${same} and r.annulled_at is null and r.id <> s.id limit 1) as folio
      from ${staged} s where s.stage_kind in ('create', 'update') and ${columns.map((column) => `s.${column} is not null`).join(' and ')}) t
    where folio is not null or first < row order by row`);
}

const problemOf = (unique: UniqueAnswers, cell: Cell, plan: SheetPlan | null, { folio, first }: Taken): RowProblem => ({
  ...rowProblem(unique.code, folio === null ? inFile(first ?? 0) : unique.message(folio)), cell: cell.id,
  column: plan?.matches.find(({ id }) => id === cell.id)?.header ?? cell.label.es,
});

/** Rows of groups go where their record goes. */
async function followParents(tx: Tx, run: string, { form }: FormModule, groups: readonly string[]): Promise<void> {
  for (const group of groups) {
    await tx.unsafe(`update ${group} g set stage_kind = 'rejected' from ${stagingTable(run, form.table)} s
      where s.id = g.parent_id and s.stage_kind = 'rejected' and g.stage_kind in ('create', 'update', 'unchanged')`);
  }
}

/** Where the rows of a run are staged, and what was found so far. */
interface Staged {
  readonly tx: Tx;
  readonly module: FormModule;
  readonly run: string;
  readonly findings: Findings;
}

/**
 * Refuses staged rows whose answers no two records share (`FormModule.unique`), as the screen does.
 * @param groups staged tables of the form's groups
 */
export async function refuseTaken({ tx, module, run, findings }: Staged, plan: SheetPlan | null, groups: readonly string[]): Promise<void> {
  const { unique, form } = module;
  const cells = clearCells(form).filter(({ id }) => unique?.cells.includes(id) === true);
  const marked = cells.find(({ id }) => id === unique?.cells[0]);
  if (unique === undefined || marked === undefined) return;
  const taken = await findTaken(tx, run, module, cells);
  if (taken.length === 0) return;
  await tx.unsafe(`update ${stagingTable(run, form.table)} set stage_kind = 'rejected' where stage_row = any($1::integer[])`, [taken.map(({ row }) => row)]);
  for (const one of taken) findings.add(plan?.name ?? '', one.row, 'rejected', [problemOf(unique, marked, plan, one)]);
  await followParents(tx, run, module, groups);
}
