import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { readConfig } from '../../packages/platform/config/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { openStore, serve } from '../../packages/platform/database/house.ts';
import type { Store } from '../../packages/platform/database/store.ts';
import { connect, type Sql } from '../../packages/platform/database/target.ts';

/** A migrated cluster of its own, as durable as a real one, thrown away at the end. */
export interface Bench {
  readonly dataDir: string;
  readonly store: Store;
  readonly house: House;
  /** Whom row security does not stop: builds the data, and measures what the walls cost. */
  readonly superuser: Sql;
  close(): Promise<void>;
}

/** Connections of every pool that is compared. */
export const POOL = 16;

export async function openBench(): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sintra-bench-'));
  // The database's account must reach it when the measurements run as root.
  chmodSync(dataDir, 0o755);
  const config = readConfig({ SINTRA_DATA: dataDir });
  const { store, masterKey } = await openStore(config, { afterMigrate });
  const house = await serve(config, store, masterKey, POOL);
  if (store.superuser === undefined) throw new Error('the measurements run on the embedded cluster');
  const superuser = connect(store.superuser, 2);
  return {
    dataDir, store, house, superuser,
    async close() {
      await superuser.end({ timeout: 1 });
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
