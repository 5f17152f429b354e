/**
 * Spreadsheets of any form: template, reader, export, and the helpers that match columns and values.
 * Import: openSheet → matchSheet → matchColumns → cellReader → checkValues (of the validation projection).
 */
export type * from './types.ts';
export { SheetProblem, type RefusalCode } from './refusals.ts';
export { sheetsOf } from './layout.ts';
export { openSheet } from './reader.ts';
export { defaultLimits } from './limits.ts';
/** For other files that people send and a process of its own opens: the watch over it, and the look into an Office package. */
export { guard } from './reader-guard.ts';
export { inspectPackage } from './read/package.ts';
export { cellReader, cellWriter, readCell } from './cells.ts';
export { matchColumns, matchSheet, nearest } from './match.ts';
export { aboutName, exportWriter } from './export.ts';
export { writeTemplate } from './template.ts';
export { correctedWriter, type CorrectedWriter } from './corrected.ts';
export { plainWorkbook } from './plain-book.ts';
export { isErase, unquote } from './quoting.ts';
