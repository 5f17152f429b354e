import { PassThrough } from 'node:stream';
import type { Book, BookSheet } from './book.ts';
import type { Written } from './row-xml.ts';

const flushAt = 64 * 1024;
const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (row: readonly Written[]): string => `${row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(cell))).join(',')}\r\n`;

/** A CSV in UTF-8 with the mark that Excel needs to know it; one table, headers alone above the data. */
export class CsvBook implements Book {
  readonly output = new PassThrough({ highWaterMark: 1024 * 1024 });
  readonly #sheet: BookSheet | undefined;
  #pending = '\ufeff';
  #begun = false;

  constructor(sheets: readonly BookSheet[]) {
    this.#sheet = sheets[0];
  }

  write(row: readonly Written[]): Promise<void> | undefined {
    this.#pending += line(row);
    return this.#pending.length < flushAt ? undefined : this.#flush();
  }

  async next(): Promise<void> {
    if (this.#begun) throw new Error('a CSV holds one table: groups are exported as a workbook');
    this.#begun = true;
    await this.write(this.#sheet?.header ?? []);
  }

  async finish(): Promise<void> {
    if (!this.#begun) await this.next();
    await this.#flush();
    this.output.end();
  }

  #flush(): Promise<void> | undefined {
    if (this.output.destroyed) return Promise.reject(this.output.errored ?? new Error('nobody reads the export any more'));
    const text = this.#pending;
    this.#pending = '';
    if (this.output.write(text)) return undefined;
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(this.output.errored ?? new Error('nobody reads the export any more'));
      this.output.once('close', gone);
      this.output.once('drain', () => {
        this.output.off('close', gone);
        resolve();
      });
    });
  }
}
