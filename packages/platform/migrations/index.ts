export { migrate } from './migrate.ts';
export { readMigrations } from './files.ts';
export type { Migration } from './files.ts';
