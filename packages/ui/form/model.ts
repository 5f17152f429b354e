import { isAnswered, isAsked, type Value } from '@sintra/definition';
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
