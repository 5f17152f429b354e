import { SheetProblem } from '../refusals.ts';
import type { ReadLimits, SheetEvent } from '../types.ts';
import { readCsv } from './csv.ts';
import { detect } from './detect.ts';
import { inspect } from './inspect.ts';
import { readSharedStrings, type Pause } from './shared-strings.ts';
import { SheetEmitter } from './sheet-emitter.ts';
import { openWorkbook, type WorkbookSheet } from './workbook.ts';
import { readWorksheet } from './worksheet.ts';
import { zipEntries } from './zip.ts';

/** What the parent asks of the reading process; travels as JSON. */
export interface Order {
  readonly fileName: string;
  readonly sheets?: readonly string[];
  readonly preview?: number;
  readonly limits: ReadLimits;
}

type Send = (event: SheetEvent) => void;

function checkAsked(sheets: readonly WorkbookSheet[], asked: readonly string[] | undefined): void {
  for (const name of asked ?? []) {
    if (!sheets.some((sheet) => sheet.name === name)) throw new SheetProblem('no_such_sheet', { sheet: name, found: sheets.map((sheet) => `«${sheet.name}»`).join(', ') });
  }
}

async function readWorkbook(file: Buffer, order: Order, send: Send, pause: Pause): Promise<void> {
  const entries = zipEntries(file, order.limits);
  await inspect(entries, file.length, order.limits);
  const workbook = await openWorkbook(entries);
  checkAsked(workbook.sheets, order.sheets);
  const strings = await readSharedStrings(workbook.strings, pause);
  const context = { ...workbook, strings, columns: order.limits.columns };
  for (const [index, sheet] of workbook.sheets.entries()) {
    send({ type: 'sheet', name: sheet.name, index, hidden: sheet.hidden });
    if (order.sheets !== undefined && !order.sheets.includes(sheet.name)) continue;
    const emitter = new SheetEmitter(sheet.name, order.limits, order.preview, send);
    await readWorksheet(sheet, context, (number, cells) => emitter.row(number, cells), pause);
    emitter.end();
  }
}

async function readText(file: Buffer, order: Order, send: Send, pause: Pause): Promise<void> {
  const name = order.fileName.replace(/\.[^.]*$/, '') || 'Hoja';
  send({ type: 'sheet', name, index: 0, hidden: false });
  const emitter = new SheetEmitter(name, order.limits, order.preview, send);
  await readCsv(file, (number, cells) => emitter.row(number, cells), pause);
  emitter.end();
}

/** Reads a whole file and tells what it holds. Runs inside the reading process. @throws SheetProblem */
export async function readFile(file: Buffer, order: Order, send: Send, pause: Pause): Promise<void> {
  if (file.length > order.limits.bytesIn) throw new SheetProblem('too_big', { max: Math.round(order.limits.bytesIn / 1024 / 1024) });
  if (detect(file) === 'workbook') await readWorkbook(file, order, send, pause);
  else await readText(file, order, send, pause);
}
