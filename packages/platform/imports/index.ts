/**
 * Spreadsheets coming in, for any form: receive → stage → report → apply → undo. The screen's worker and the command line call
 * the same functions.
 */
export { mappingSchema, type ImportModule, type Mapping } from './mapping.ts';
export { importProblems } from './problems.ts';
export { findMapping, listMappings, saveMapping } from './mappings.ts';
export { receiveFile, MOST_BYTES, type Upload } from './receive.ts';
export { stageRun, type JobOptions, type OnProgress } from './stage.ts';
export { applyRun, type Which } from './apply.ts';
export { asProblem, failRun } from './fail.ts';
export { importRoutes } from './routes.ts';
export { importCommands } from './commands.ts';
export { openWorker, workOnce, type Worker } from './worker.ts';
export { correctedWorkbook } from './corrected.ts';
export { undoRun } from './undo.ts';
export { findRun, runView, type Balance, type RunState, type RunView } from './runs.ts';
export { moduleOf } from './modules.ts';
export type { Cause, Report, Tally } from './report.ts';
