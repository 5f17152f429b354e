import { normalize } from '@sintra/definition';
import { isErase, nearest, openSheet, SheetProblem, unquote, type RawCell, type SheetEvent } from '@sintra/projections/excel';
import { accountProblems } from './problems.ts';

/** What is wrong in a cell, as people find it in their file. */
export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
  readonly suggestion?: string;
}

export interface Column {
  readonly id: string;
  readonly header: string;
  /** Written by us and never read. */
  readonly ignored?: true;
}

/** One row: by column id, its text, or null where it says «(borrar)»; an empty cell says nothing. */
export interface Line {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string | null>;
  readonly faults: readonly Fault[];
}

interface SheetAsked {
  readonly content: Buffer;
  readonly fileName: string;
  /** The first identifies the row. */
  readonly columns: readonly Column[];
}

export const MOST_ROWS = 2000;

const formula = 'Es una fórmula y no se lee. Copie la columna y péguela como valores.';

function textOf(cell: RawCell): string | null | undefined | { fault: string } {
  if (cell === null) return undefined;
  if (typeof cell === 'object') return 'formula' in cell ? { fault: formula } : cell.date.slice(0, 10);
  // Before our apostrophe is taken off: a text that only looks like the word is a text.
  if (isErase(String(cell))) return null;
  const text = unquote(String(cell)).trim();
  return text === '' ? undefined : text;
}

interface Matched {
  readonly columns: ReadonlyMap<number, Column>;
  readonly faults: readonly Fault[];
}

/** Columns by their header. One that is not known might be a name mistyped, so it is said. */
function matchHeaders(row: number, headers: readonly string[], columns: readonly Column[]): Matched {
  const byName = new Map(columns.map((column) => [normalize(column.header), column]));
  const found = new Map<number, Column>();
  const faults: Fault[] = [];
  for (const [index, header] of headers.entries()) {
    const column = byName.get(normalize(header));
    if (header.trim() === '') continue;
    if (column === undefined) {
      const suggestion = nearest(header, columns.map((one) => one.header));
      faults.push({ row, column: header, message: 'No se reconoce esta columna. Corrija su nombre o quítela.', ...(suggestion !== undefined && { suggestion }) });
    } else if ([...found.values()].includes(column)) faults.push({ row, column: header, message: 'Esta columna está repetida. Deje una sola.' });
    else found.set(index, column);
  }
  return { columns: found, faults };
}

function lineOf(row: number, cells: readonly RawCell[], matched: Matched): Line | null {
  const values = new Map<string, string | null>();
  const faults: Fault[] = [];
  for (const [index, column] of matched.columns) {
    if (column.ignored === true) continue;
    const text = textOf(cells[index] ?? null);
    if (typeof text === 'object' && text !== null) faults.push({ row, column: column.header, message: text.fault });
    else if (text !== undefined) values.set(column.id, text);
  }
  return values.size === 0 && faults.length === 0 ? null : { row, cells: values, faults };
}

async function* eventsOf({ content, fileName }: SheetAsked): AsyncGenerator<SheetEvent> {
  try {
    yield* openSheet({ bytes: content, fileName }, { limits: { bytesIn: 2 * 1024 * 1024, bytesInflated: 40 * 1024 * 1024, seconds: 30 } });
  } catch (error) {
    throw error instanceof SheetProblem ? accountProblems.badWorkbook({ why: error.message }) : error;
  }
}

export interface Sheet {
  readonly lines: readonly Line[];
  readonly faults: readonly Fault[];
}

/**
 * The rows of the first sheet that has the column which identifies them; other sheets are not read.
 * @throws badWorkbook when the file cannot be read, has no such sheet, or has too many rows
 */
export async function readSheet(asked: SheetAsked): Promise<Sheet> {
  if (asked.content.length === 0) throw accountProblems.badWorkbook({ why: 'El archivo está vacío.' });
  const [key] = asked.columns;
  const lines: Line[] = [];
  let matched: Matched | null = null;
  let here = false;
  for await (const event of eventsOf(asked)) {
    if (event.type === 'header' && matched === null && event.headers.some((header) => normalize(header) === normalize(key?.header ?? ''))) {
      matched = matchHeaders(event.row, event.headers, asked.columns);
      here = true;
    } else if (event.type === 'end') here = false;
    else if (event.type === 'rows' && here && matched !== null) {
      for (const { number, cells } of event.rows) {
        const line = lineOf(number, cells, matched);
        if (line !== null) lines.push(line);
      }
      if (lines.length > MOST_ROWS) throw accountProblems.badWorkbook({ why: `Tiene más de ${MOST_ROWS.toLocaleString('es-MX')} renglones. Divídalo en varios archivos.` });
    }
  }
  if (matched === null) throw accountProblems.badWorkbook({ why: `Ninguna hoja tiene la columna «${key?.header ?? ''}». Use la plantilla.` });
  return { lines, faults: matched.faults };
}

/** A day as people write it, in ISO; null when it is none. */
export function readDay(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  const iso = y === undefined ? text : `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const parsed = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(iso) ? iso : null;
}

export const sayDay = (iso: string): string => iso.split('-').toReversed().join('/');
