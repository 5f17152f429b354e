export { backupKey, requirePassphrase } from './backup.ts';
export { openKeyBackup, type BackupNote } from './backup-file.ts';
export { MIN_PASSPHRASE } from './limits.ts';
export { keyProblems } from './problems.ts';
export { keyRoutes } from './routes.ts';
export { restoreKey } from './restore.ts';
export { resumeRotations, rotateKeys, rotateMasterKey } from './rotation.ts';
export { keepKeys, sweepKeys } from './keeper.ts';
