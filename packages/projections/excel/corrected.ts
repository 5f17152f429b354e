import type { Readable } from 'node:stream';
import { hiddenMark } from './hidden-row.ts';
import { problemsHeader, sheetName } from './layout.ts';
import { quote } from './quoting.ts';
import type { HiddenIds, RawCell, SheetRow } from './types.ts';
import { frame, sheetEnd, sheetStart, styles } from './write/parts.ts';
import { rowWriter, type Written } from './write/row-xml.ts';
import { widthOf } from './write/xlsx-book.ts';
import { ZipStream } from './write/zip-stream.ts';

/** Something to correct in one row: the column where it stands (from 0; null for the whole row) and what to do, in Spanish. */
interface RowFault {
  readonly column: number | null;
  readonly message: string;
}

/** Writes the rows of somebody's workbook that could not be taken, each fault marked in its cell and said in a last column. */
export interface CorrectedWriter {
  readonly output: Readable;
  /** Begins a sheet, with the headers and hidden ids that it had. */
  sheet(name: string, headers: readonly string[], hidden: HiddenIds | null): Promise<void>;
  row(row: SheetRow, faults: readonly RowFault[]): Promise<void> | undefined;
  finish(): Promise<void>;
}

/** What the person typed, so that reading it again gives the same; a formula leaves an empty marked cell. */
const written = (cell: RawCell): Written => {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 'verdadero' : 'falso';
  if (typeof cell === 'object') return 'date' in cell ? cell.date : null;
  return cell.startsWith("'") ? cell : quote(cell.trim());
};

const hiddenCells = ({ form, version, group, ids }: HiddenIds): readonly string[] =>
  ids.map((id, index) => (index === 0 ? hiddenMark(form, version, group ?? '', id) : id));

const flushAt = 64 * 1024;

class Corrected implements CorrectedWriter {
  readonly #zip = new ZipStream();
  readonly #names: string[] = [];
  #pending = '';
  #row = 0;
  #width = 0;

  constructor() {
    this.#zip.output.on('error', () => undefined);
  }

  get output(): Readable {
    return this.#zip.output;
  }

  async sheet(name: string, headers: readonly string[], hidden: HiddenIds | null): Promise<void> {
    await this.#endSheet();
    this.#names.push(sheetName(name, new Set(this.#names.map((taken) => taken.toLowerCase()))));
    const old = headers.indexOf(problemsHeader);
    this.#width = old >= 0 && old === headers.length - 1 ? old : headers.length;
    const titles = [...headers.slice(0, this.#width), problemsHeader];
    const looks = titles.map((title, index) => ({ width: index === this.#width ? 80 : widthOf(title), style: styles.text }));
    this.#zip.begin(`xl/worksheets/sheet${this.#names.length}.xml`);
    this.#row = 0;
    this.#pending = sheetStart(looks, { rows: hidden === null ? 1 : 2, columns: 0 });
    this.#add(titles, titles.map(() => styles.header), ' ht="45" customHeight="1"');
    if (hidden !== null) this.#add(hiddenCells(hidden).slice(0, this.#width), titles.map(() => styles.text), ' hidden="1"');
  }

  row(row: SheetRow, faults: readonly RowFault[]): Promise<void> | undefined {
    const marked = new Set(faults.map(({ column }) => column));
    const cells = Array.from({ length: this.#width }, (_, column): Written => {
      const cell = written(row.cells[column] ?? null);
      return cell === null && marked.has(column) ? ' ' : cell;
    });
    const said = `Renglón ${row.number} del archivo original. ${faults.map(({ message }) => message).join(' ')}`;
    this.#add([...cells, said], [...cells.map((_, column) => (marked.has(column) ? styles.marked : styles.text)), styles.wrapped]);
    return this.#pending.length < flushAt ? undefined : this.#flush();
  }

  async finish(): Promise<void> {
    if (this.#names.length === 0) await this.sheet('Sin errores', [], null);
    await this.#endSheet();
    for (const [name, xml] of frame(this.#names)) {
      this.#zip.begin(name);
      await this.#zip.write(xml);
      await this.#zip.end();
    }
    this.#zip.finish();
  }

  #add(cells: readonly Written[], look: readonly number[], attributes = ''): void {
    this.#row += 1;
    this.#pending += rowWriter(look)(this.#row, cells, attributes);
  }

  async #endSheet(): Promise<void> {
    if (this.#names.length === 0) return;
    this.#pending += sheetEnd();
    await this.#flush();
    await this.#zip.end();
  }

  #flush(): Promise<void> | undefined {
    const text = this.#pending;
    this.#pending = '';
    return this.#zip.write(text);
  }
}

/** Begins a workbook of rows to correct, in constant memory; read `output` while writing. It can be imported once corrected. */
export const correctedWriter = (): CorrectedWriter => new Corrected();
