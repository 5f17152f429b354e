import type { Readable } from 'node:stream';
import type { SheetColumn } from '../types.ts';
import type { Written } from './row-xml.ts';

/** One table to be written: its columns, and the rows that stand above the data. */
export interface BookSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly header: readonly string[];
  /** The hidden row of ids. */
  readonly hidden: readonly string[];
}

/** A file being written, sheet after sheet; `write` gives a promise when the reader is slow. */
export interface Book {
  readonly output: Readable;
  write(row: readonly Written[]): Promise<void> | undefined;
  /** Ends the sheet being written and begins the next. */
  next(): Promise<void>;
  /** Ends the last sheet, adds a sheet of two columns where the format can, and closes the file. */
  finish(name: string, notes: readonly (readonly [string, Written])[]): Promise<void>;
}
