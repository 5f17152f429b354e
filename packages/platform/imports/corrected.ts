import { Readable } from 'node:stream';
import { correctedWriter, openSheet, type CorrectedWriter } from '@sintra/projections/excel';
import type { House } from '../database/index.ts';
import { withContext, type Context } from '../db/index.ts';
import { readFile } from '../files/index.ts';
import { discreetly, mayName } from './discreet.ts';
import type { ImportModule } from './mapping.ts';
import { problems } from '../problems/index.ts';
import { readRun } from './runs.ts';

interface Refused {
  readonly row_no: number;
  readonly outcome: string;
  readonly problems: readonly { readonly code?: string; readonly column: string | null; readonly message: string }[];
}

interface Target {
  readonly house: House;
  readonly context: Context;
  readonly run: string;
  /** Whether the reader may be told which record bears an identifier. */
  readonly named: boolean;
  readonly writer: CorrectedWriter;
}

async function refusedRows({ house, context, run }: Target, sheet: string): Promise<ReadonlyMap<number, Refused>> {
  const rows = await withContext(house, context, (tx) => tx<Refused[]>`select row_no, outcome, problems from import_row where run_id = ${run} and sheet = ${sheet}`);
  return new Map(rows.map((row) => [row.row_no, row]));
}

/** Reads the file that was sent once more, and writes the rows that were not taken with what to correct in each. */
async function write(target: Target, file: { id: string; name: string }): Promise<void> {
  const { house, context, named, writer } = target;
  let name = '';
  let headers: readonly string[] = [];
  let refused: ReadonlyMap<number, Refused> = new Map();
  for await (const event of openSheet({ stream: Readable.from(readFile(house, context, file.id)), fileName: file.name })) {
    if (event.type === 'sheet') name = event.name;
    else if (event.type === 'header') {
      headers = event.headers;
      refused = await refusedRows(target, name);
      if (refused.size > 0) await writer.sheet(name, headers, event.hidden);
    } else if (event.type === 'rows') {
      for (const row of event.rows) {
        const found = refused.get(row.number);
        if (found === undefined) continue;
        await writer.row(row, found.problems.map((problem) => ({ column: problem.column === null ? null : positionOf(headers, problem.column), message: discreetly(named, found.outcome, problem) })));
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
export async function correctedWorkbook(house: House, context: Context, modules: readonly ImportModule[], id: string): Promise<Readable> {
  const run = await withContext(house, context, (tx) => readRun(tx, id, house, context));
  if (run.user_institution_id !== context.institutionId) throw problems.notFound();
  const writer = correctedWriter();
  const named = mayName(context, modules, run.form);
  const done = write({ house, context, run: id, named, writer }, { id: run.file_id, name: run.file_name });
  done.catch((error: unknown) => writer.output.destroy(error instanceof Error ? error : new Error('corrected workbook failed')));
  return writer.output;
}
