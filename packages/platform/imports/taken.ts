import { clearCells, type Cell } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import { readClear, type FormModule } from '../records/index.ts';
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
 * New rows and changes whose answers together are another standing record's, or an earlier row's. As on the screen, that is any record that
 * the importer reads, whoever owns it, and a change that leaves the answers of its record as they are is let be. A record that the same
 * file changes still counts with the answers that it has now: what one row frees, another takes in the next file.
 */
async function findTaken(tx: Tx, run: string, { form }: FormModule, cells: readonly Cell[]): Promise<Taken[]> {
  const staged = stagingTable(run, form.table);
  const columns = cells.map(({ column }) => `"${column}"`);
  const same = columns.map((column) => `r.${column} = s.${column}`).join(' and ');
  return tx.unsafe<Taken[]>(`select row, folio, first from (
      select s.stage_row as row, min(s.stage_row) over (partition by ${columns.map((column) => `s.${column}`).join(', ')}) as first,
        (select r.folio from "${form.table}" r where ${same} and r.annulled_at is null and r.id <> s.id limit 1) as folio,
        s.stage_kind = 'update' and exists (select from "${form.table}" r where r.institution_id = s.institution_id and r.id = s.id and ${same}) as kept
      from ${staged} s where s.stage_kind in ('create', 'update') and ${columns.map((column) => `s.${column} is not null`).join(' and ')}) t
    where not kept and (folio is not null or first < row) order by row`);
}

/** Where the rows of a run are staged, and what was found so far. */
interface Staged {
  readonly tx: Tx;
  readonly module: FormModule;
  readonly run: string;
  readonly findings: Findings;
}

type Refused = readonly [row: number, problem: RowProblem];

/** Where a cell is on the sheet. */
const placed = (plan: SheetPlan | null, form: FormModule['form'], cell: string) =>
  ({ cell, column: plan?.matches.find(({ id }) => id === cell)?.header ?? clearCells(form).find(({ id }) => id === cell)?.label.es ?? null });

/** Rows whose answers together are another's. */
async function takenRows({ tx, module, run }: Staged, plan: SheetPlan | null): Promise<Refused[]> {
  const { unique, form } = module;
  const cells = clearCells(form).filter(({ id }) => unique?.cells.includes(id) === true);
  if (unique === undefined || cells.length === 0) return [];
  return (await findTaken(tx, run, module, cells)).map(({ row, folio, first }) =>
    [row, { ...rowProblem(unique.code, folio === null ? inFile(first ?? 0) : unique.message(folio)), ...placed(plan, form, unique.cells[0] ?? '') }]);
}

/** Rows that rules across records refuse (`FormModule.across`), asked for the sheet as a whole. */
async function acrossRows({ tx, module: { form, across }, run }: Staged, plan: SheetPlan | null): Promise<Refused[]> {
  if (across === undefined) return [];
  const rows = await tx.unsafe<({ stage_row: number; id: string; institution_id: string } & Record<string, unknown>)[]>(
    `select * from ${stagingTable(run, form.table)} where stage_kind in ('create', 'update') order by stage_row`);
  const found = await across(tx, rows.map((row) => ({ id: row.id, institution: row.institution_id, values: readClear(form, row), place: `renglón ${String(row.stage_row)}` })));
  return rows.flatMap(({ stage_row: row }, index): Refused[] => {
    const problem = found[index];
    return problem === undefined || problem === null ? [] : [[row, { ...rowProblem(problem.code, problem.message), ...placed(plan, form, problem.cell) }]];
  });
}

/** Rows of groups go where their record goes. */
async function followParents(tx: Tx, run: string, { form }: FormModule, groups: readonly string[]): Promise<void> {
  for (const group of groups) {
    await tx.unsafe(`update ${group} g set stage_kind = 'rejected' from ${stagingTable(run, form.table)} s
      where s.id = g.parent_id and s.stage_kind = 'rejected' and g.stage_kind in ('create', 'update', 'unchanged')`);
  }
}

/**
 * Refuses staged rows by what other records say, as the screen does: answers that no two share, rules across records.
 * @param groups staged tables of the form's groups
 */
export async function refuseTaken(staged: Staged, plan: SheetPlan | null, groups: readonly string[]): Promise<void> {
  const { tx, module, run, findings } = staged;
  for (const find of [takenRows, acrossRows]) {
    const refused = await find(staged, plan);
    if (refused.length === 0) continue;
    await tx.unsafe(`update ${stagingTable(run, module.form.table)} set stage_kind = 'rejected' where stage_row = any($1::integer[])`, [refused.map(([row]) => row)]);
    for (const [row, problem] of refused) findings.add(plan?.name ?? '', row, 'rejected', [problem]);
    await followParents(tx, run, module, groups);
  }
}
