import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { House, Sql } from '@sintra/platform/database';
import { afterMigrate } from '../apps/server/after-migrate.ts';
import { readConfig } from '../packages/platform/config/index.ts';
import { openStore, serve } from '../packages/platform/database/house.ts';
import { connect } from '../packages/platform/database/target.ts';

interface Scratch {
  readonly house: House;
  /** The main database as its owner. */
  readonly owner: Sql;
}

/** Runs `work` on a freshly migrated pair of databases that is thrown away afterwards: about three seconds. */
export async function withScratchHouse<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sintra-scratch-'));
  const config = readConfig({ SINTRA_DATA: dataDir });
  try {
    const { store, masterKey } = await openStore(config, { durable: false, afterMigrate });
    const house = await serve(config, store, masterKey, 2);
    const owner = connect(store.owner, 1);
    try {
      return await work({ house, owner });
    } finally {
      await owner.end({ timeout: 5 });
      await house.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
