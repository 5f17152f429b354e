import { seedCatalogs } from '@sintra/platform/catalogs';
import type { Sql } from '@sintra/platform/database';
import { prepareLogMonths } from '@sintra/platform/sequencer';
import { catalogs } from './modules.ts';

/** What the owner does after migrating, each repeatable: a release's catalogues and the like. The command line uses it too. */
export const afterMigrate: readonly ((owner: Sql) => Promise<void>)[] = [
  (owner) => seedCatalogs(owner, catalogs),
  prepareLogMonths,
];
