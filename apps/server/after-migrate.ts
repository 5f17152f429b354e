import type { Sql } from '@sintra/platform/database';

/** What the owner does after migrating, each repeatable: a release's catalogues and the like. The command line uses it too. */
export const afterMigrate: readonly ((owner: Sql) => Promise<void>)[] = [];
