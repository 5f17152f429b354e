import type { ImportRun, Mapping, MappingColumn, UnderstoodColumn } from '../api/imports.ts';

/** What a person related by hand: column → cell (null: not imported), and column → value found → code. */
export interface Choices {
  readonly columns: Readonly<Record<string, string | null>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const noChoices: Choices = { columns: {}, values: {} };

/** Columns of the form's own sheet; those of repeated groups follow the template. */
export function mainColumns({ understood }: ImportRun): readonly UnderstoodColumn[] {
  if (understood === null) return [];
  const groups = new Set(understood.sheets.filter((sheet) => sheet.group !== null).map((sheet) => sheet.name));
  return [...understood.matched, ...understood.unmatched].filter((column) => !groups.has(column.sheet) && column.header !== '').sort((one, other) => one.column - other.column);
}

/** A column that a saved mapping spreads over several cells is left as that mapping says. */
export const isSpread = (column: UnderstoodColumn): boolean => column.cell?.includes(' + ') === true;

const spreadBefore = (run: ImportRun): MappingColumn[] => (run.mapping?.columns ?? []).filter((column) => 'set' in column);

const directBefore = (run: ImportRun, header: string) =>
  (run.mapping?.columns ?? []).find((column): column is Extract<MappingColumn, { to: string }> => 'to' in column && column.from === header);

function directOf(run: ImportRun, column: UnderstoodColumn, choices: Choices): MappingColumn | null {
  const before = directBefore(run, column.header);
  const chosen = choices.columns[column.header];
  const to = chosen === undefined ? column.cell : chosen;
  if (to === null || isSpread(column)) return null;
  const values = { ...(before?.to === to ? before.values : {}), ...choices.values[column.header] };
  const empty = before?.to === to && before.empty !== undefined ? { empty: before.empty } : {};
  return { from: column.header, to, ...(Object.keys(values).length === 0 ? {} : { values }), ...empty };
}

/** Every column as it should be read from now on; what was related to nothing is left out, so the others are not guessed again. */
export function mappingOf(run: ImportRun, choices: Choices): Mapping {
  const direct = mainColumns(run).flatMap((column) => directOf(run, column, choices) ?? []);
  return { ...run.mapping, columns: [...spreadBefore(run), ...direct], others: 'ignore' };
}

/** «Fiscalía mensual» → «fiscalia-mensual»: the names under which mappings are kept. */
export const mappingName = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60);
