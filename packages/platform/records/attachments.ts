import { clearCells, type Cell, type Form, type Group, type GroupRow, type Values } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import type { CellProblem } from '../problems/index.ts';
import type { FormModule } from './module.ts';

const filesOf = (source: Form | Group): readonly Cell[] => clearCells(source).filter(({ field }) => field.kind === 'file');

export const hasFiles = (form: Form): boolean => [form, ...form.groups].some((source) => filesOf(source).length > 0);

/** The cell of kind `file` that has this id, in the form's sections or in a group. */
export const fileCell = (form: Form, id: string): Cell | undefined => [form, ...form.groups].flatMap(filesOf).find((cell) => cell.id === id);

interface Answers {
  /** Of the record, when it is there already: a file that it had comes back with the row that was taken out. */
  readonly id?: string;
  readonly values: Values;
  readonly groups?: Readonly<Record<string, readonly GroupRow[]>> | undefined;
}

interface Attached {
  readonly cell: Cell;
  readonly id: string;
  readonly place: string;
}

const answered = (source: Form | Group, values: Values, place: (cell: string) => string): Attached[] => filesOf(source).flatMap((cell) => {
  const id = values[cell.id];
  return typeof id === 'string' ? [{ cell, id, place: place(cell.id) }] : [];
});

/** Files among some answers, with the place of each (`group[index].cell` in groups). */
export const attachedIn = (form: Form, { values, groups }: Answers): Attached[] => [
  ...answered(form, values, (cell) => cell),
  ...form.groups.flatMap((group) => (groups?.[group.id] ?? []).flatMap((row, index) => answered(group, row.values, (cell) => `${group.id}[${String(index)}].${cell}`))),
];

const fresh = (form: Form, input: Answers, before: Answers): Attached[] => {
  const kept = new Set(attachedIn(form, before).map(({ id }) => id));
  return attachedIn(form, input).filter(({ id }) => !kept.has(id));
};

/** Files that answer a cell must have been sent for it, by whoever saves, and be of no record yet but this one. */
export async function fileProblems({ tx, context }: Call, { form }: FormModule, input: Answers, before: Answers): Promise<CellProblem[]> {
  const asked = fresh(form, input, before);
  if (asked.length === 0) return [];
  const rows = await tx<{ id: string; cell: string }[]>`select id, cell from stored_file where id = any(${asked.map(({ id }) => id)}::uuid[])
    and form = ${form.id} and sha256 is not null
    and ((user_id = ${context.userId} and record_id is null) or record_id = ${before.id ?? null}::uuid)`;
  const sent = new Set(rows.map(({ id, cell }) => `${id} ${cell}`));
  return asked.filter(({ cell, id }) => !sent.has(`${id} ${cell.id}`)).map(({ cell, place }) => ({
    cell: place, code: 'unknown_file', message: `${cell.label.es}: el archivo no está, o se envió para otro dato. Adjúntelo otra vez.`,
  }));
}

/** From now on the files are of this record: they are read where it is read. */
export async function attachFiles({ tx }: Call, form: Form, record: string, after: Answers, before: Answers): Promise<void> {
  const ids = fresh(form, after, before).map(({ id }) => id);
  if (ids.length > 0) await tx`update stored_file set record_id = ${record} where id = any(${ids}::uuid[]) and form = ${form.id} and record_id is null`;
}

export interface FileName {
  readonly name: string;
  readonly size: number;
}

/** Names of the files among a record's answers, by id. */
export async function fileNames({ tx }: Call, form: Form, record: string, answers: Answers): Promise<Readonly<Record<string, FileName>>> {
  const ids = attachedIn(form, answers).map(({ id }) => id);
  if (ids.length === 0) return {};
  const rows = await tx<{ id: string; name: string; size: number }[]>`select id, name, size::integer as size from stored_file where record_id = ${record} and id = any(${ids}::uuid[])`;
  return Object.fromEntries(rows.map(({ id, name, size }) => [id, { name, size }]));
}
