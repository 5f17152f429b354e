/**
 * Spreadsheets of any form: template, reader, export and the helpers that match columns and values.
 *
 *   openSheet(source, options?): AsyncIterable<SheetEvent>         refuses with SheetProblem
 *   sheetsOf(form, use, visible?): readonly FormSheet[]
 *   writeTemplate(form, catalogs, options): Promise<Uint8Array>
 *   exportWriter(form, options): ExportWriter
 *   matchColumns(headers, hidden, sheet): readonly ColumnMatch[]
 *   readCell(cell, raw, catalogs): CellReading    cellReader(cell, catalogs): (raw) => CellReading
 *   nearest(text, candidates): string | undefined
 */
export type * from './types.ts';
export { SheetProblem, type RefusalCode } from './refusals.ts';
export { sheetsOf } from './layout.ts';
export { openSheet } from './reader.ts';
export { defaultLimits } from './limits.ts';
