export * from './write.ts';
export { logRoutes, readLog } from './read.ts';
