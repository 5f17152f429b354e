import { SheetProblem } from '../refusals.ts';
import type { SheetColumn } from '../types.ts';
import type { Book, BookSheet } from './book.ts';
import { frame, sheetEnd, sheetStart, styles, type ColumnLook } from './parts.ts';
import { rowWriter, type Written } from './row-xml.ts';
import { ZipStream } from './zip-stream.ts';

const flushAt = 64 * 1024;
const mostRows = 1_048_576;

/** Texts, dates and identifiers stay as written: a program that reformats «marzo 2024» or «0123» loses what people wrote. */
const styleOf = ({ cell }: SheetColumn): number => (cell === undefined || cell.type === 'text' || cell.type === 'date' || cell.type === 'uuid' ? styles.text : styles.plain);

export const widthOf = (header: string): number => Math.min(40, Math.max(12, Math.ceil(header.length * 0.9)));
export const lookOf = (column: SheetColumn): ColumnLook => ({ width: widthOf(column.header), hidden: column.hidden, style: styleOf(column) });

/** A workbook written in constant memory. Its parts are written here: hucre's streaming writer makes one sheet only, without hidden rows. */
export class XlsxBook implements Book {
  readonly #zip = new ZipStream();
  readonly #sheets: readonly BookSheet[];
  readonly #aboutName: string;
  #index = -1;
  #row = 0;
  #write: (number: number, cells: readonly Written[], attributes?: string) => string = () => '';
  #pending = '';

  constructor(sheets: readonly BookSheet[], aboutName: string) {
    this.#sheets = sheets;
    this.#aboutName = aboutName;
  }

  get output(): ZipStream['output'] {
    return this.#zip.output;
  }

  write(row: readonly Written[]): Promise<void> | undefined {
    this.#row += 1;
    if (this.#row > mostRows) throw new SheetProblem('export_too_large');
    this.#pending += this.#write(this.#row, row);
    return this.#pending.length < flushAt ? undefined : this.#flush();
  }

  async next(): Promise<void> {
    if (this.#index < 0) await this.#frame();
    else await this.#endSheet();
    this.#index += 1;
    const sheet = this.#sheets[this.#index];
    if (sheet === undefined) throw new Error('there are no more sheets');
    const headerStyles = sheet.columns.map(({ cell }) => (cell === undefined ? styles.provenance : styles.header));
    this.#begin(sheetStart(sheet.columns.map(lookOf), { rows: 2, columns: 1 }), sheet.columns.map(styleOf));
    this.#pending += rowWriter(headerStyles)(1, sheet.header, ' ht="45" customHeight="1"') + rowWriter(sheet.hidden.map(() => styles.text))(2, sheet.hidden, ' hidden="1"');
    this.#row = 2;
  }

  async finish(name: string, notes: readonly (readonly [string, Written])[]): Promise<void> {
    while (this.#index < this.#sheets.length - 1) await this.next();
    await this.#endSheet();
    this.#index += 1;
    this.#begin(sheetStart([{ width: 28 }, { width: 90 }], { rows: 0, columns: 0 }), [styles.header, styles.wrapped]);
    for (const note of [[name, null] as const, ...notes]) await this.write(note);
    await this.#endSheet();
    this.#zip.finish();
  }

  async #frame(): Promise<void> {
    for (const [part, xml] of frame([...this.#sheets.map((sheet) => sheet.name), this.#aboutName])) {
      this.#zip.begin(part);
      await this.#zip.write(xml);
      await this.#zip.end();
    }
  }

  #begin(start: string, columnStyles: readonly number[]): void {
    this.#zip.begin(`xl/worksheets/sheet${this.#index + 1}.xml`);
    this.#write = rowWriter(columnStyles);
    this.#row = 0;
    this.#pending = start;
  }

  async #endSheet(): Promise<void> {
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
