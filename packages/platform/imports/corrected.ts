import { Readable } from 'node:stream';
import { correctedWriter, openSheet, type CorrectedWriter } from '@sintra/projections/excel';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { readFile } from '../files/index.ts';
import { findRun } from './runs.ts';

interface Refused {
  readonly row_no: number;
  readonly problems: readonly { readonly column: string | null; readonly message: string }[];
}

async function refusedRows(house: House, context: Context, run: string, sheet: string): Promise<ReadonlyMap<number, Refused>> {
  const rows = await withContext(house, context, (tx) => tx<Refused[]>`select row_no, problems from import_row where run_id = ${run} and sheet = ${sheet}`);
  return new Map(rows.map((row) => [row.row_no, row]));
}

interface Target {
  readonly house: House;
  readonly context: Context;
  readonly run: string;
  readonly writer: CorrectedWriter;
}

/** Reads the file that was sent once more, and writes the rows that were not taken with what to correct in each. */
async function write({ house, context, run, writer }: Target, file: { id: string; name: string }): Promise<void> {
  let name = '';
  let headers: readonly string[] = [];
  let refused: ReadonlyMap<number, Refused> = new Map();
  for await (const event of openSheet({ stream: Readable.from(readFile(house, context, file.id)), fileName: file.name })) {
    if (event.type === 'sheet') name = event.name;
    else if (event.type === 'header') {
      headers = event.headers;
      refused = await refusedRows(house, context, run, name);
      if (refused.size > 0) await writer.sheet(name, headers, event.hidden);
    } else if (event.type === 'rows') {
      for (const row of event.rows) {
        const found = refused.get(row.number);
        if (found === undefined) continue;
        await writer.row(row, found.problems.map(({ column, message }) => ({ column: column === null ? null : positionOf(headers, column), message })));
      }
    }
  }
  await writer.finish();
}

const positionOf = (headers: readonly string[], column: string): number | null => {
  const at = headers.indexOf(column);
  return at < 0 ? null : at;
};

/**
 * The rows of a run that were not taken (rejected or set aside as repeated), as a workbook that can be corrected and sent again.
 * It holds what the person wrote, identities too: only the institution that sent the file gets it.
 * @throws notFound
 */
export async function correctedWorkbook(house: House, context: Context, id: string): Promise<Readable> {
  const run = await withContext(house, context, (tx) => findRun(tx, id, house));
  const writer = correctedWriter();
  const done = write({ house, context, run: id, writer }, { id: run.file_id, name: run.file_name });
  done.catch((error: unknown) => writer.output.destroy(error instanceof Error ? error : new Error('corrected workbook failed')));
  return writer.output;
}
