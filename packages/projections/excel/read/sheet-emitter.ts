import { exampleMark, readHiddenRow } from '../hidden-row.ts';
import { SheetProblem } from '../refusals.ts';
import type { RawCell, ReadLimits, SheetEvent, SheetRow } from '../types.ts';

/** Size of one batch, in cells and in hundreds of characters: large enough to travel cheaply, small enough to stay small. */
const batchSize = 8_000;
/** Rows looked at to find the header, above which some people write a title. */
const lookAhead = 12;

const filled = (cells: readonly RawCell[]): number => cells.reduce<number>((count, cell) => (cell === null ? count : count + 1), 0);
const textOf = (cell: RawCell): string => (cell === null ? '' : typeof cell === 'object' ? ('date' in cell ? cell.date : '') : String(cell).trim());

/** The hidden row's neighbour above; else the first row that is about as wide as the widest and holds no formula or number alone. */
function headerIndex(rows: readonly SheetRow[]): number {
  const ids = rows.findIndex((row) => readHiddenRow(row.cells) !== null);
  if (ids > 0) return ids - 1;
  const widest = Math.max(...rows.map((row) => filled(row.cells)));
  const found = rows.findIndex((row) => filled(row.cells) >= widest * 0.6 && row.cells.some((cell) => typeof cell === 'string'));
  return Math.max(found, 0);
}

const isExample = (cells: readonly RawCell[]): boolean => typeof cells[0] === 'string' && cells[0].startsWith(exampleMark);

/** Turns the rows of one sheet into events: finds the header and the hidden ids, checks the limits, gathers batches. */
export class SheetEmitter {
  readonly #sheet: string;
  readonly #limits: ReadLimits;
  readonly #most: number;
  readonly #send: (event: SheetEvent) => void;
  #first: SheetRow[] | null = [];
  #batch: SheetRow[] = [];
  #size = 0;
  #rows = 0;
  #ours = false;

  constructor(sheet: string, limits: ReadLimits, preview: number | undefined, send: (event: SheetEvent) => void) {
    this.#sheet = sheet;
    this.#limits = limits;
    this.#most = preview ?? Number.POSITIVE_INFINITY;
    this.#send = send;
  }

  /** A row with content; false when the preview is complete. */
  row(number: number, cells: readonly RawCell[]): boolean {
    this.#size += cells.length + this.#checkLengths(number, cells) / 100;
    if (this.#first === null) return this.#data({ number, cells });
    this.#first.push({ number, cells });
    return this.#first.length < lookAhead || this.#begin();
  }

  end(): void {
    if (this.#first !== null) this.#begin();
    this.#flush();
    this.#send({ type: 'end', rows: this.#rows });
  }

  /** Characters of the row. */
  #checkLengths(number: number, cells: readonly RawCell[]): number {
    const { cellLength, columns } = this.#limits;
    if (cells.length > columns) throw new SheetProblem('too_many_columns', { sheet: this.#sheet, row: number, max: columns });
    let characters = 0;
    for (const cell of cells) {
      if (typeof cell !== 'string') continue;
      if (cell.length > cellLength) throw new SheetProblem('cell_too_long', { sheet: this.#sheet, row: number, max: cellLength });
      characters += cell.length;
    }
    return characters;
  }

  #begin(): boolean {
    const rows = this.#first ?? [];
    this.#first = null;
    const at = headerIndex(rows);
    const header = rows[at];
    if (header === undefined) return true;
    const next = rows[at + 1];
    const hidden = next === undefined ? null : readHiddenRow(next.cells);
    this.#ours = hidden !== null;
    this.#send({ type: 'header', row: header.number, headers: header.cells.map(textOf), hidden });
    return rows.slice(at + (hidden === null ? 1 : 2)).every((row) => this.#data(row));
  }

  #data(row: SheetRow): boolean {
    if (this.#ours && isExample(row.cells)) return true;
    if (this.#rows >= this.#most) return false;
    this.#rows += 1;
    if (this.#rows > this.#limits.rows) throw new SheetProblem('too_many_rows', { sheet: this.#sheet, max: this.#limits.rows });
    this.#batch.push(row);
    if (this.#size >= batchSize) this.#flush();
    return this.#rows < this.#most;
  }

  #flush(): void {
    if (this.#batch.length > 0) this.#send({ type: 'rows', rows: this.#batch });
    this.#batch = [];
    this.#size = 0;
  }
}
