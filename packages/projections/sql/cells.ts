import { isSealed, readDate, type Cell, type CellType, type Value } from '@sintra/definition';

/** One column of a table as PostgreSQL names its type, shortened: `text`, `text[]`, `timestamptz`, `datemultirange`. */
export interface ColumnType {
  readonly name: string;
  readonly type: string;
}

interface Storage {
  readonly columns: readonly { readonly suffix: string; readonly type: string }[];
  /** Values in the order of `columns`, ready to be postgres.js parameters or COPY fields. */
  readonly write: (value: Exclude<Value, null>) => readonly unknown[];
  /** The value back from the first column, whether it comes from the row or from a version's JSON. */
  readonly read: (stored: unknown) => Value;
}

const single = (type: string, write: Storage['write'], read: Storage['read']): Storage => ({
  columns: [{ suffix: '', type }],
  write,
  read,
});

const same = (value: Value): readonly unknown[] => [value];
const asText = (stored: unknown): Value => String(stored);

/** [from, toExclusive] pairs as a datemultirange literal; null where a date has no place in the calendar. */
function multirange(ranges: readonly (readonly [string, string])[]): string | null {
  if (ranges.length === 0) return null;
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

function writeDate(value: Exclude<Value, null>): readonly unknown[] {
  const date = readDate(String(value));
  if ('problem' in date) throw new Error(`a date reached its columns unvalidated: ${date.problem}`);
  return [date.text, date.edtf, multirange(date.ranges), date.kind];
}

/** How each type of cell is stored. A new type is one entry here; the compiler lists the other projections that lack it. */
const storage: { readonly [T in CellType]: Storage } = {
  text: single('text', same, asText),
  code: single('text', same, asText),
  uuid: single('uuid', same, asText),
  integer: single('integer', same, Number),
  // numeric keeps every digit; postgres.js hands it back as text, JSON carries a number.
  decimal: single('numeric', (value) => [String(value)], Number),
  codes: single('text[]', same, (stored) => stored as readonly string[]),
  date: {
    columns: [
      { suffix: '', type: 'text' },
      { suffix: '_edtf', type: 'text' },
      { suffix: '_ranges', type: 'datemultirange' },
      { suffix: '_kind', type: 'text' },
    ],
    write: writeDate,
    read: asText,
  },
};

const columnCache = new WeakMap<Cell, readonly ColumnType[]>();

/** The columns of a clear cell, in order. A sealed cell has none: it lives in its row's `sealed`. */
export function columnsOf(cell: Cell): readonly ColumnType[] {
  const known = columnCache.get(cell);
  if (known !== undefined) return known;
  const columns = isSealed(cell) ? [] : storage[cell.type].columns.map(({ suffix, type }) => ({ name: cell.column + suffix, type }));
  columnCache.set(cell, columns);
  return columns;
}

/**
 * A value as its columns hold it, parallel to `columnsOf(cell)`.
 * Expects a value that passed validation; a date is read again here, so that its four columns never disagree.
 */
export function toColumns(cell: Cell, value: Value): readonly unknown[] {
  if (isSealed(cell)) return [];
  const { columns, write } = storage[cell.type];
  return value === null ? columns.map(() => null) : write(value);
}

/** The value of a clear cell out of a row (or of a version's `content`); null when there is no answer. */
export function fromColumns(cell: Cell, row: Readonly<Record<string, unknown>>): Value {
  const stored = row[cell.column];
  return stored === null || stored === undefined ? null : storage[cell.type].read(stored);
}
