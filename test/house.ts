import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { readConfig } from '../packages/platform/config/index.ts';
import type { House } from '../packages/platform/database/index.ts';
import { serve } from '../packages/platform/database/house.ts';
import { connect, once } from '../packages/platform/database/target.ts';
import type { Sql, Target } from '../packages/platform/database/target.ts';

export interface TestHouse extends House {
  /** The main database as its owner: what a migration may do. */
  readonly owner: Sql;
  /** The main database as superuser, whom row security does not stop: to look at what was stored. */
  readonly superuser: Sql;
  /** The same house served by a login that row security does not stop: what the guard in the application does alone. */
  readonly wallless: House;
}

/** A fresh migrated pair of databases of its own. Close it at the end of the file: `afterAll(() => house.close())`. */
export async function testHouse(): Promise<TestHouse> {
  const { store, dataDir, masterKey } = inject('cluster');
  const mark = randomBytes(6).toString('hex');
  const [main, keys] = [`main_${mark}`, `keys_${mark}`];
  const root = store.superuser;
  if (root === undefined) throw new Error('the tests run on the embedded cluster');
  const inMain = (target: Target): Target => ({ ...target, database: main });
  const inKeys = (target: Target): Target => ({ ...target, database: keys });
  await once({ ...root, database: 'postgres' }, async (sql) => {
    await sql.unsafe(`create database ${main} template ${store.owner.database} owner ${store.owner.user}`);
    await sql.unsafe(`create database ${keys} template ${store.keysOwner.database} owner ${store.owner.user}`);
  });
  const superuser = connect(inMain(root), 1);
  const owner = connect(inMain(store.owner), 2);
  const open = connect(inMain(root), 8);
  const drop = () => once({ ...root, database: 'postgres' }, async (sql) => {
    for (const database of [main, keys]) await sql.unsafe(`drop database if exists ${database} with (force)`);
  });
  const leave = async () => {
    await Promise.all([superuser, owner, open].map((sql) => sql.end({ timeout: 1 })));
    await drop();
  };
  const targets = { ...store, app: inMain(store.app), keysApp: inKeys(store.keysApp), owner: inMain(store.owner), keysOwner: inKeys(store.keysOwner), leave };
  const house = await serve(readConfig({ SINTRA_DATA: dataDir }), targets, Buffer.from(masterKey, 'base64'), 8);
  return { ...house, owner, superuser, wallless: { ...house, sql: open } };
}
