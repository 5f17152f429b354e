export { backupKey, requirePassphrase } from './backup.ts';
export { openKeyBackup, type BackupNote } from './backup-file.ts';
export { MIN_PASSPHRASE } from './limits.ts';
export { keyProblems } from './problems.ts';
export { keyRoutes } from './routes.ts';
export { restoreKey, type RestoreOrder } from './restore.ts';
export { resumeRotations, rotateKeys, rotateMasterKey, type Rotated, type RotationOrder, type RotationProgress } from './rotation.ts';
export { keepKeys, sweepKeys, type KeyKeeper } from './keeper.ts';
