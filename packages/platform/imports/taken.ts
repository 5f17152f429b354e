import { clearCells, type Cell } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import { readClear, type FormModule } from '../records/index.ts';
import type { Findings } from './report.ts';
import { rowProblem, type RowProblem } from './row.ts';
import { stagingTable } from './staging.ts';

interface Taken {
  readonly row: number;
  /** Of the standing record that has these answers; null when an earlier row of the file does. */
  readonly folio: string | null;
  readonly first: number | null;
}

const inFile = (first: number): string => `El renglón ${String(first)} de este archivo ya trae lo mismo, y sólo puede haber un registro así. Deje uno, o corrija el dato.`;

/** Answers that no two standing records share together. */
interface Shared {
  readonly cells: readonly Cell[];
  /** Of one institution; otherwise of all that the importer reads, whoever owns them. */
  readonly owned: boolean;
  readonly code: string;
  readonly message: (folio: string) => string;
}

/** The form's key within an institution, and what the module says of its records. */
function sharedOf({ form, unique }: FormModule): Shared[] {
  const clear = clearCells(form);
  const key = clear.find(({ id }) => id === form.key);
  const message = (folio: string): string => `${key?.label.es ?? ''}: ya es de otro registro de la institución, ${folio}. Ponga ese folio en el renglón si es el mismo, o corrija el dato.`;
  const cells = clear.filter(({ id }) => unique?.cells.includes(id) === true);
  return [
    ...(key === undefined ? [] : [{ cells: [key], owned: true, code: 'key_taken', message }]),
    ...(unique === undefined || cells.length === 0 ? [] : [{ cells: unique.cells.flatMap((id) => cells.find((cell) => cell.id === id) ?? []), owned: false, code: unique.code, message: unique.message }]),
  ];
}

/**
 * New rows and changes whose answers together are another standing record's, or an earlier row's, as the screen asks it. A change that
 * leaves the answers of its record as they are is let be. A record that the same file changes still counts with the answers that it has
 * now: what one row frees, another takes in the next file.
 */
async function findTaken(tx: Tx, run: string, { form }: FormModule, { cells, owned }: Shared): Promise<Taken[]> {
  const staged = stagingTable(run, form.table);
  const columns = [...cells.map(({ column }) => `"${column}"`), ...(owned ? ['institution_id'] : [])];
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

/** The form's own sheet in the file: its name, and the header of each cell. */
export interface MainSheet {
  readonly name: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Where a cell is on the sheet. */
const placed = ({ headers }: MainSheet, form: FormModule['form'], cell: string) =>
  ({ cell, column: headers.get(cell) ?? clearCells(form).find(({ id }) => id === cell)?.label.es ?? null });

/** Rows whose answers together are another's. */
async function takenRows({ tx, module, run }: Staged, sheet: MainSheet): Promise<Refused[]> {
  const refused = new Map<number, RowProblem>();
  for (const shared of sharedOf(module)) {
    for (const { row, folio, first } of await findTaken(tx, run, module, shared)) {
      const said = folio === null ? inFile(first ?? 0) : shared.message(folio);
      refused.set(row, { ...rowProblem(shared.code, said), ...placed(sheet, module.form, shared.cells[0]?.id ?? '') });
    }
  }
  return [...refused];
}

/** Rows that rules across records refuse (`FormModule.across`), asked for the sheet as a whole. */
async function acrossRows({ tx, module: { form, across }, run }: Staged, sheet: MainSheet): Promise<Refused[]> {
  if (across === undefined) return [];
  const rows = await tx.unsafe<({ stage_row: number; id: string; institution_id: string } & Record<string, unknown>)[]>(
    `select * from ${stagingTable(run, form.table)} where stage_kind in ('create', 'update') order by stage_row`);
  const found = await across(tx, rows.map((row) => ({ id: row.id, institution: row.institution_id, values: readClear(form, row), place: `renglón ${String(row.stage_row)}` })));
  return rows.flatMap(({ stage_row: row }, index): Refused[] => {
    const problem = found[index];
    return problem === undefined || problem === null ? [] : [[row, { ...rowProblem(problem.code, problem.message), ...placed(sheet, form, problem.cell) }]];
  });
}

/**
 * Refuses staged rows by what other records say, as the screen does: answers that no two share, rules across records. Asked at the review
 * and again when the run is applied: others worked in between. The rows of their groups are to follow (`followParents`).
 */
export async function refuseTaken(staged: Staged, sheet: MainSheet): Promise<void> {
  const { tx, module, run, findings } = staged;
  for (const find of [takenRows, acrossRows]) {
    const refused = await find(staged, sheet);
    if (refused.length === 0) continue;
    await tx.unsafe(`update ${stagingTable(run, module.form.table)} set stage_kind = 'rejected' where stage_row = any($1::integer[])`, [refused.map(([row]) => row)]);
    for (const [row, problem] of refused) findings.add(sheet.name, row, 'rejected', [problem]);
  }
}
