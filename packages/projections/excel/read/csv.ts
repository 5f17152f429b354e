import { CsvError, parse, type Parser } from 'csv-parse';
import { SheetProblem } from '../refusals.ts';
import { encodingOf } from './detect.ts';
import type { Pause } from './shared-strings.ts';
import type { RowSink } from './worksheet.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** How often each delimiter stands outside quotes in the first line. */
function delimiterOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 65_536))?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Excel's own first line «sep=;», which is not data. */
const declared = /^sep=(.)\r?\n/i;

const causes: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'hay comillas que se abren y no se cierran',
  INVALID_OPENING_QUOTE: 'hay comillas en medio de un texto sin comillas; escríbalas dobles ("") y encierre el texto entre comillas',
  CSV_INVALID_CLOSING_QUOTE: 'después de unas comillas de cierre hay más texto',
  CSV_MAX_RECORD_SIZE: 'un renglón es demasiado largo',
};

const refusalOf = (error: CsvError, row: number): SheetProblem =>
  new SheetProblem('bad_csv', { row: typeof error['lines'] === 'number' ? error['lines'] : row, why: causes[error.code] ?? 'no tiene la forma de un CSV' });

const chunkSize = 64 * 1024;

/** The text piece by piece, decoded; the byte order mark is dropped. */
function* pieces(file: Buffer): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encodingOf(file));
  for (let at = 0; at < file.length; at += chunkSize) yield decoder.decode(file.subarray(at, at + chunkSize), { stream: at + chunkSize < file.length });
}

interface Started {
  readonly parser: Parser;
  readonly rest: string;
  readonly skipped: number;
}

function start(text: string): Started {
  const sep = declared.exec(text);
  const rest = sep === null ? text : text.slice(sep[0].length);
  const delimiter = sep?.[1] ?? delimiterOf(rest);
  const parser = parse({ delimiter, relax_column_count: true, info: true, max_record_size: 12_000_000, bom: false });
  return { parser, rest, skipped: sep === null ? 0 : 1 };
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const cellsOf = (record: readonly string[]): (string | null)[] => {
  let length = record.length;
  while (length > 0 && record[length - 1]?.trim() === '') length -= 1;
  return record.slice(0, length).map((text) => (text === '' ? null : text));
};

/** Reads a CSV, row by row. Row numbers count records, as a spreadsheet program shows them. @throws SheetProblem */
export async function readCsv(file: Buffer, sink: RowSink, pause: Pause): Promise<void> {
  const texts = pieces(file);
  const { parser, rest, skipped } = start(texts.next().value ?? '');
  let number = skipped;
  const feed = async (): Promise<void> => {
    parser.write(rest);
    for (const text of texts) if (!parser.write(text)) await new Promise((resolve) => { parser.once('drain', resolve); });
    parser.end();
  };
  feed().catch((error: unknown) => parser.destroy(error instanceof Error ? error : new Error('feed')));
  try {
    for await (const { record } of parser as AsyncIterable<Parsed>) {
      number += 1;
      const cells = cellsOf(record);
      if (cells.length > 0 && !sink(number, cells)) return;
      if (number % 256 === 0) await pause();
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, number) : error;
  } finally {
    parser.destroy();
  }
}
