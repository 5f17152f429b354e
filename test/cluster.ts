import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
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
  sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `sintra-test-${String(process.pid)}-`));
  const { store, masterKey } = await openStore(readConfig({ SINTRA_DATA: dataDir }), { durable: false, afterMigrate });
  const { leave, ...targets } = store;
  project.provide('cluster', { store: targets, dataDir, masterKey: masterKey.toString('base64') });
  return async () => {
    await leave();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its PostgreSQL behind: the next one stops it. What another account left is not ours. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^sintra-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(join('/proc', pid))) discard(join(tmpdir(), name));
  }
}

function discard(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    if (readlinkSync(`/proc/${String(pid)}/cwd`) === join(folder, 'postgres')) process.kill(pid, 'SIGQUIT');
  } catch {
    // It is not running.
  }
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It belongs to another account, or ends this moment: the next run finds it.
  }
}
