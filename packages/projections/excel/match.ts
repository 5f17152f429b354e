import { kinds, normalize, type Cell, type Form } from '@sintra/definition';
import { nearestOf } from '../validation/index.ts';
import { sheetsOf } from './layout.ts';
import type { ColumnMatch, FormSheet, HiddenIds, SheetColumn } from './types.ts';

/** The candidate nearest to a text, without accents or case; undefined when none is near (a third of its letters at most). */
export const nearest = (text: string, candidates: Iterable<string>): string | undefined => nearestOf(text, candidates, normalize);

/**
 * The sheet of the form that a sheet of a file is: by its hidden ids, else by its name; null when it is neither (a dictionary,
 * somebody's own sheet, or another form's).
 */
export function matchSheet(name: string, hidden: HiddenIds | null, form: Form): FormSheet | null {
  const sheets = sheetsOf(form, 'import');
  if (hidden !== null) return hidden.form === form.id ? (sheets.find((sheet) => (sheet.group?.id ?? null) === hidden.group) ?? null) : null;
  return sheets.find((sheet) => normalize(sheet.name) === normalize(name)) ?? null;
}

const suffixOf = (cell: Cell): string => cell.id.slice(cell.field.id.length);
const formerIds = (cell: Cell): readonly string[] => (cell.field.renamedFrom ?? []).map((id) => id + suffixOf(cell));

/** Ways in which a column may be called, from the surest to the last resort. */
const namings: readonly (readonly [Exclude<ColumnMatch['by'], null>, (column: SheetColumn) => readonly string[]])[] = [
  ['label', ({ header }) => [header]],
  ['label', ({ cell }) => (cell === undefined ? [] : [cell.label.es, cell.label.en])],
  ['id', ({ id, cell }) => (cell === undefined ? [] : [id, cell.column])],
  ['former', ({ cell }) => (cell === undefined ? [] : [...formerIds(cell), ...fieldLabels(cell)])],
];

/** The field's own label also stands for its first cell («Nombre» for «Nombre: nombre(s)»). */
const fieldLabels = (cell: Cell): readonly string[] => (kinds[cell.field.kind][0]?.suffix === suffixOf(cell) ? [cell.field.label.es] : []);

type Found = Map<number, { readonly column: SheetColumn; readonly by: Exclude<ColumnMatch['by'], null> }>;

function matchByIds(hidden: HiddenIds | null, columns: readonly SheetColumn[], found: Found): void {
  const byId = new Map(columns.flatMap((column) => [column.id, ...(column.cell === undefined ? [] : formerIds(column.cell))].map((id) => [id, column] as const)));
  for (const [position, id] of (hidden?.ids ?? []).entries()) {
    const column = byId.get(id);
    if (column !== undefined && ![...found.values()].some((other) => other.column === column)) found.set(position, { column, by: 'id' });
  }
}

function matchByNames(headers: readonly string[], columns: readonly SheetColumn[], found: Found): void {
  for (const [by, names] of namings) {
    const taken = new Set([...found.values()].map(({ column }) => column));
    const byName = new Map(columns.filter((column) => !taken.has(column)).flatMap((column) => names(column).map((name) => [normalize(name), column] as const)));
    for (const [position, header] of headers.entries()) {
      const column = found.has(position) ? undefined : byName.get(normalize(header));
      if (column === undefined || taken.has(column)) continue;
      taken.add(column);
      found.set(position, { column, by });
    }
  }
}

function suggest(header: string, columns: readonly SheetColumn[]): Pick<ColumnMatch, 'suggestion'> {
  const label = nearest(header, columns.map((column) => column.header));
  const column = columns.find((candidate) => candidate.header === label);
  return column === undefined ? {} : { suggestion: { id: column.id, label: column.header } };
}

/**
 * Which cell each column of a file is: by the hidden ids, then by today's label, then by an id or a former name. Every cell is
 * matched once; of two columns with one name the first is taken. Columns without header are left out.
 * @param sheet of `sheetsOf(form, 'import')` or `matchSheet`.
 */
export function matchColumns(headers: readonly string[], hidden: HiddenIds | null, sheet: FormSheet): readonly ColumnMatch[] {
  const found: Found = new Map();
  matchByIds(hidden, sheet.columns, found);
  matchByNames(headers, sheet.columns, found);
  const free = sheet.columns.filter((column) => ![...found.values()].some((match) => match.column === column));
  const width = Math.max(headers.length, hidden?.ids.length ?? 0);
  return Array.from({ length: width }, (_, column) => column).flatMap((column): ColumnMatch[] => {
    const header = headers[column] ?? '';
    const match = found.get(column);
    if (match !== undefined) return [{ column, header, id: match.column.id, by: match.by }];
    return header === '' ? [] : [{ column, header, id: null, by: null, ...suggest(header, free) }];
  });
}
