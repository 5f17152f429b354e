import type { Value } from '@sintra/definition';

/** Something wrong with one row, as the report groups it. */
export interface RowProblem {
  readonly code: string;
  readonly message: string;
  /** Header of the column in the file, or the cell's label; null when it is of the whole row. */
  readonly column: string | null;
  readonly cell: string | null;
  /** As written. Absent for identifying cells: the report holds nobody's data. */
  readonly found?: string;
  readonly accepted?: string;
  readonly suggestion?: string;
}

/** A row of a file once read: what it says, and what is wrong with it. */
export interface RowDraft {
  readonly number: number;
  /** Only what the row says: a value, or null where it erases. */
  values: Record<string, Value>;
  problems: RowProblem[];
  folio: string | null;
  key: string | null;
  version: number | null;
  /** Hidden id of a group's row. */
  rowId: string | null;
}

export const newDraft = (number: number): RowDraft => ({ number, values: {}, problems: [], folio: null, key: null, version: null, rowId: null });

export const rowProblem = (code: string, message: string): RowProblem => ({ code, message, column: null, cell: null });
