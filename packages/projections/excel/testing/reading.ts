import { openSheet } from '../reader.ts';
import { SheetProblem } from '../refusals.ts';
import type { RawCell, ReadOptions, SheetEvent } from '../types.ts';

export async function eventsOf(bytes: Uint8Array | string, options: ReadOptions = {}, fileName = 'archivo.xlsx'): Promise<readonly SheetEvent[]> {
  const events: SheetEvent[] = [];
  for await (const event of openSheet({ bytes: Buffer.from(bytes), fileName }, options)) events.push(event);
  return events;
}

interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  headers: readonly string[];
  readonly rows: (readonly RawCell[])[];
  readonly numbers: number[];
}

/** The sheets of a file with their headers and rows. */
export async function sheetsIn(bytes: Uint8Array | string, options: ReadOptions = {}, fileName?: string): Promise<readonly ReadSheet[]> {
  const sheets: ReadSheet[] = [];
  for (const event of await eventsOf(bytes, options, fileName)) {
    if (event.type === 'sheet') sheets.push({ name: event.name, hidden: event.hidden, headers: [], rows: [], numbers: [] });
    const sheet = sheets.at(-1);
    if (event.type === 'header' && sheet !== undefined) sheet.headers = event.headers;
    if (event.type !== 'rows') continue;
    sheet?.rows.push(...event.rows.map((row) => row.cells));
    sheet?.numbers.push(...event.rows.map((row) => row.number));
  }
  return sheets;
}

/** Why a file was refused: code and sentence. */
export async function refusalOf(bytes: Uint8Array | string, options: ReadOptions = {}, fileName?: string): Promise<SheetProblem> {
  try {
    await eventsOf(bytes, options, fileName);
  } catch (error) {
    if (error instanceof SheetProblem) return error;
    throw error;
  }
  throw new Error('the file was read without complaint');
}
