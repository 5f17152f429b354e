import { SheetProblem } from '../refusals.ts';
import type { RawCell } from '../types.ts';
import { ElementCutter } from './elements.ts';
import { inflate } from './inflate.ts';
import { RowScanner, type CellContext } from './row-scanner.ts';
import type { Pause } from './shared-strings.ts';
import { rootPrefix } from './xml.ts';
import type { WorkbookSheet } from './workbook.ts';

/** Receives every row with content; returns false when it wants no more. */
export type RowSink = (number: number, cells: readonly RawCell[]) => boolean;

/** 300 columns of the longest text, twice over for tags and references. */
const mostCharacters = 20_000_000;

const rowNumber = (text: string, tag: number, content: number): number => {
  const match = /\sr=["'](\d{1,9})["']/.exec(text.slice(tag, content));
  return match === null ? 0 : Number(match[1]);
};

interface Cutting {
  readonly cutter: ElementCutter;
  stopped: boolean;
}

function cuttingFor(start: string, sheet: WorkbookSheet, context: CellContext, sink: RowSink): Cutting {
  const prefix = rootPrefix(start);
  const scanner = new RowScanner(prefix, context);
  let number = 0;
  const tooMany = (row: number): never => {
    throw new SheetProblem('too_many_columns', { sheet: sheet.name, row, max: context.columns });
  };
  const onRow = (text: string, tag: number, content: number, end: number): void => {
    if (cutting.stopped) return;
    number = rowNumber(text, tag, content) || number + 1;
    const cells = cellsOf(scanner, text, content, end, () => tooMany(number));
    if (cells.length > 0 && !sink(number, cells)) cutting.stopped = true;
  };
  const cutting: Cutting = { cutter: new ElementCutter(`${prefix}row`, mostCharacters, () => tooMany(number + 1), onRow), stopped: false };
  return cutting;
}

function cellsOf(scanner: RowScanner, text: string, content: number, end: number, tooMany: () => never): RawCell[] {
  try {
    return scanner.cells(text, content, end);
  } catch (error) {
    if (error instanceof RangeError) return tooMany();
    throw error;
  }
}

/** Reads one sheet row by row, in constant memory. @throws SheetProblem */
export async function readWorksheet(sheet: WorkbookSheet, context: CellContext, sink: RowSink, pause: Pause): Promise<void> {
  const decoder = new TextDecoder();
  let cutting: Cutting | undefined;
  let tail = '';
  for await (const chunk of inflate(sheet.part)) {
    const text = decoder.decode(chunk, { stream: true });
    cutting ??= cuttingFor(text, sheet, context, sink);
    cutting.cutter.push(text);
    if (cutting.stopped) return;
    tail = (tail + text).slice(-64);
    await pause();
  }
  // A part cut between two rows looks like a shorter table: only its end says that it is whole.
  if (cutting?.cutter.unfinished !== false || !/worksheet\s*>\s*$/.test(tail)) throw new SheetProblem('damaged');
}
