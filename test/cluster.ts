import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { afterMigrate } from '../apps/server/after-migrate.ts';
import { readConfig } from '../packages/platform/config/index.ts';
import { openStore } from '../packages/platform/database/house.ts';
import type { Store } from '../packages/platform/database/store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { store: Omit<Store, 'leave'>; dataDir: string; masterKey: string };
  }
}

/** One PostgreSQL for the whole run, thrown away at the end; its migrated databases are the template of every test's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sintra-test-'));
  const { store, masterKey } = await openStore(readConfig({ SINTRA_DATA: dataDir }), { durable: false, afterMigrate });
  const { leave, ...targets } = store;
  project.provide('cluster', { store: targets, dataDir, masterKey: masterKey.toString('base64') });
  return async () => {
    await leave();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
