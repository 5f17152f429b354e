export * from './write.ts';
export { noteWritten, requireAllSaid, type Commitments } from './committed.ts';
export { logRoutes, readLog } from './read.ts';
