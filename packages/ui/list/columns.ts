import { useState } from 'react';
import type { CellView, FormView } from '../api/types.ts';

/** Cells that a list may show: answers in the clear. Identity is never a column. */
export const listableCells = (form: FormView): readonly CellView[] =>
  form.sections.flatMap((section) => section.fields).filter((field) => field.sensitivity !== 'identifying' && field.kind !== 'file').flatMap((field) => field.cells);

const keyOf = (user: string, form: string): string => `sintra.columns.${user}.${form}`;

function stored(key: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : null;
  } catch {
    return null;
  }
}

/** The columns that this person chose: ids only, never data. */
export function useColumns(user: string, form: FormView, initial: readonly string[]): [readonly string[], (columns: readonly string[] | null) => void] {
  const key = keyOf(user, form.id);
  const [chosen, setChosen] = useState(() => stored(key));
  const known = new Set(listableCells(form).map((cell) => cell.id));
  const change = (columns: readonly string[] | null) => {
    setChosen(columns);
    if (columns === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(columns));
  };
  return [(chosen ?? initial).filter((id) => known.has(id)), change];
}
