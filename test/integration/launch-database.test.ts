import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../packages/platform/config/index.ts';
import { openEmbedded } from '../../packages/platform/database/embedded/index.ts';
import { masterKeyFile, openHouse } from '../../packages/platform/database/index.ts';
import type { House, Sql } from '../../packages/platform/database/index.ts';
import { openStore, serve } from '../../packages/platform/database/house.ts';
import { once } from '../../packages/platform/database/target.ts';
import { dataFolder, until } from '../launch.ts';

// One data folder for the whole file: a test that damages it puts it right again.
const { folder, remove } = dataFolder();
const config = readConfig({ SINTRA_DATA: folder });
const options = { durable: false };
afterAll(remove);

async function open(): Promise<House> {
  const house = await openHouse(config, options);
  onTestFinished(() => house.close());
  return house;
}

/** Changes the database behind the program's back, as its owner. */
async function tamper(work: (owner: Sql) => Promise<unknown>): Promise<void> {
  const store = await openEmbedded(config, options);
  await once(store.owner, async (sql) => void (await work(sql)));
  await store.leave();
}

const pidFile = join(folder, 'postgres', 'postmaster.pid');
const postmaster = (): number => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
const answers = (house: House): Promise<boolean> => house.sql`select 1`.then(() => true, () => false);

test('a second process joins the running database, and only the last one out stops it', async () => {
  const first = await openHouse(config, options);
  const second = await openHouse(config, options);
  const pid = postmaster();
  await first.close();
  expect(await answers(second)).toBe(true);
  expect(postmaster()).toBe(pid);
  await second.close();
  expect(existsSync(pidFile)).toBe(false);
});

test('when PostgreSQL is killed the open house starts it again and goes on', async () => {
  const house = await open();
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  await until(() => existsSync(pidFile) && postmaster() !== killed);
  await until(() => answers(house));
});

test('after kill -9 of PostgreSQL an immediate start works', async () => {
  const { store } = await openStore(config, options);
  process.kill(postmaster(), 'SIGKILL');
  const house = await open();
  expect(await answers(house)).toBe(true);
  await store.leave();
});

test('a postmaster.pid left by a power cut, whose number now belongs to another program, does not stop the start', async () => {
  writeFileSync(pidFile, `${String(process.pid)}\n${join(folder, 'postgres')}\n1700000000\n5432\n${join(folder, 'socket')}\n`);
  expect(await answers(await open())).toBe(true);
});

test('without its master key, with another\'s or with a damaged one, the system does not start and makes no other', async () => {
  const key = masterKeyFile(folder);
  renameSync(key, `${key}.kept`);
  await expect(open()).rejects.toThrow(`Falta la llave maestra ${key}`);
  expect(existsSync(key)).toBe(false);
  writeFileSync(key, randomBytes(32).toString('base64'));
  await expect(open()).rejects.toMatchObject({ code: 'key_wrong' });
  writeFileSync(key, 'tres bytes');
  await expect(open()).rejects.toMatchObject({ code: 'key_damaged' });
  renameSync(`${key}.kept`, key);
  expect(await answers(await open())).toBe(true);
});

test('a database of a newer version is refused, naming what this program does not know', async () => {
  await tamper((owner) => owner`insert into schema_migration (name, checksum) values ('9999_future', 'x')`);
  await expect(open()).rejects.toThrow(/más nueva de SINTRA \(tiene la migración 9999_future/);
  await tamper((owner) => owner`delete from schema_migration where name = '9999_future'`);
});

test('a migration altered after it ran is refused by name', async () => {
  await tamper((owner) => owner`update schema_migration set checksum = 'x' || checksum where name = '0001_foundation'`);
  await expect(open()).rejects.toMatchObject({ code: 'altered_migration', details: { migration: '0001_foundation' } });
  await tamper((owner) => owner`update schema_migration set checksum = substr(checksum, 2) where name = '0001_foundation'`);
});

test('a login that row security does not stop is refused: superuser or owner', async () => {
  const { store, masterKey } = await openStore(config, options);
  onTestFinished(() => store.leave());
  const { superuser } = store;
  if (superuser === undefined) throw new Error('embedded only');
  await expect(serve(config, { ...store, app: superuser }, masterKey)).rejects.toMatchObject({ code: 'login_too_strong' });
  await expect(serve(config, { ...store, app: store.owner }, masterKey)).rejects.toThrow('es dueña de las tablas');
});

test('without the passwords of an existing database the start says which file is missing', async () => {
  renameSync(join(folder, 'secrets.json'), join(folder, 'secrets.kept'));
  await expect(open()).rejects.toThrow(`Falta ${join(folder, 'secrets.json')}`);
});
