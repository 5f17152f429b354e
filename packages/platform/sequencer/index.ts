export { checkpointLog, type Made } from './checkpoint.ts';
export { checkpointFolder, copyCheckpoints } from './checkpoint-file.ts';
export { exportLog, type LogExportRequest, type LogExportSummary } from './export-log.ts';
export { keepLogProof, sealLog, type Keeper } from './keeper.ts';
export { prepareLogMonths } from './months.ts';
export { logProofRoutes } from './routes.ts';
export { sequenceLog, sequenceLogIfFree } from './sequence.ts';
export { signText } from './sign-text.ts';
export { rewrapSigningKeys } from './signing-key.ts';
