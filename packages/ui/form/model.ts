import { isAnswered, isAsked, type CellType, type Value } from '@sintra/definition';
import type { FieldView, FormView, RecordView } from '../api/types.ts';

export interface RowState {
  id?: string;
  remove?: true;
  values: Record<string, Value>;
}

/** What the inputs of one form hold: the same shape that the API takes. */
export interface FormState {
  values: Record<string, Value>;
  groups: Record<string, RowState[]>;
}

export const emptyState = (form: FormView): FormState => ({
  values: {},
  groups: Object.fromEntries(form.groups.map((group) => [group.id, []])),
});

/** An empty form with some answers already, as an address says them: texts by cell. What is no cell of the form is left out. */
export function begunState(form: FormView, given: Readonly<Record<string, string>>): FormState {
  const cells = form.sections.flatMap(({ fields }) => fields.flatMap((field) => field.cells));
  const typed = (type: CellType, text: string): Value => (type === 'integer' || type === 'decimal' ? Number(text) : type === 'codes' ? text.split(',') : text);
  const values = cells.flatMap(({ id, type }) => (given[id] === undefined ? [] : [[id, typed(type, given[id])] as const]));
  return { ...emptyState(form), values: Object.fromEntries(values) };
}

/** The answers of a stored record, ready to be edited. */
export function stateOf(form: FormView, source: { readonly values?: RecordView['values']; readonly groups?: RecordView['groups'] | undefined }): FormState {
  const rows = (id: string): RowState[] => (source.groups?.[id] ?? []).map((row) => ({ ...row, values: { ...row.values } }));
  return { values: { ...source.values }, groups: Object.fromEntries(form.groups.map((group) => [group.id, rows(group.id)])) };
}

/** Whether a field is asked at all, given the answers beside it (`showIf`). */
export const isShown = (field: FieldView, values: Readonly<Record<string, Value | undefined>>): boolean => isAsked(field.showIf, values);

/** Only what the person touched: untouched cells are absent, emptied ones are null. */
export function changedValues(before: Readonly<Record<string, Value>>, now: Readonly<Record<string, Value>>): Record<string, Value> {
  const same = (one: Value | undefined, other: Value | undefined) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  const changed = Object.entries(now).filter(([cell, value]) => !same(before[cell], value));
  return Object.fromEntries(changed.map(([cell, value]) => [cell, isAnswered(value) ? value : null]));
}

/** Answers without the empty ones, as a new record or a draft sends them. */
export const answered = (values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => isAnswered(value)));

/** The DOM id of a cell's input: what a summary of what is missing jumps to. */
export const inputId = (name: string): string => `cell-${name.replaceAll('.', '-')}`;
