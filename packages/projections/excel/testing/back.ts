import type { Form, Value } from '@sintra/definition';
import { cellReader } from '../cells.ts';
import { matchColumns, matchSheet } from '../match.ts';
import { openSheet } from '../reader.ts';
import type { Catalogs, CellReading, RawCell } from '../types.ts';

interface BackRow {
  /** Provenance of the row by id, as read. */
  readonly from: Readonly<Record<string, RawCell>>;
  readonly values: Readonly<Record<string, Value>>;
}

type Column = readonly [id: string, position: number, read: ((raw: RawCell) => CellReading) | null];

function rowOf(columns: readonly Column[], cells: readonly RawCell[]): BackRow {
  const from: Record<string, RawCell> = {};
  const values: Record<string, Value> = {};
  for (const [id, position, read] of columns) {
    const raw = cells[position] ?? null;
    if (read === null) { from[id] = raw; continue; }
    const reading = read(raw);
    if ('problem' in reading) throw new Error(reading.problem.message);
    if (reading.value !== undefined) values[id] = reading.value;
  }
  return { from, values };
}

/** Reads one of our own files back, as an importer does: sheet of the form → rows. Keys: '' for the form's own sheet, else the group. */
export async function readBack(bytes: Uint8Array, fileName: string, form: Form, catalogs: Catalogs): Promise<ReadonlyMap<string, readonly BackRow[]>> {
  const found = new Map<string, BackRow[]>();
  let [rows, columns, name]: [BackRow[] | null, readonly Column[], string] = [null, [], ''];
  for await (const event of openSheet({ bytes, fileName })) {
    if (event.type === 'sheet') [rows, name] = [null, fileName.endsWith('.csv') ? form.label.es : event.name];
    if (event.type === 'header') {
      const sheet = matchSheet(name, event.hidden, form);
      if (sheet === null) continue;
      found.set(sheet.group?.id ?? '', rows = []);
      const cells = new Map(sheet.columns.map((column) => [column.id, column.cell]));
      columns = matchColumns(event.headers, event.hidden, sheet).flatMap(({ id, column }): Column[] => {
        const cell = id === null ? undefined : cells.get(id);
        return id === null ? [] : [[id, column, cell === undefined ? null : cellReader(cell, catalogs)]];
      });
    }
    if (event.type === 'rows' && rows !== null) rows.push(...event.rows.map(({ cells }) => rowOf(columns, cells)));
  }
  return found;
}
