import { readFileSync } from 'node:fs';

/** SQL of the loans' tables. Tests apply it to their own house; no other database ever has them. */
export const loanMigration = readFileSync(new URL('./test-migration.sql', import.meta.url), 'utf8');
