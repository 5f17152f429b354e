import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../packages/platform/config/index.ts';
import { masterKeyFile, openHouse } from '../../packages/platform/database/index.ts';
import type { House, OpenOptions } from '../../packages/platform/database/index.ts';
import { openStore, serve } from '../../packages/platform/database/house.ts';
import { once } from '../../packages/platform/database/target.ts';
import type { Sql } from '../../packages/platform/database/target.ts';
import { dataFolder, until } from '../launch.ts';

const config = (folder: string) => readConfig({ SINTRA_DATA: folder });

async function open(folder: string, options: OpenOptions = {}): Promise<House> {
  const house = await openHouse(config(folder), { durable: false, ...options });
  onTestFinished(() => house.close());
  return house;
}

/** A data folder that was used and closed. */
async function usedFolder(): Promise<string> {
  const folder = dataFolder();
  await (await openHouse(config(folder), { durable: false })).close();
  return folder;
}

async function asOwner(folder: string, work: (owner: Sql) => Promise<unknown>): Promise<void> {
  const { store } = await openStore(config(folder), { durable: false });
  await once(store.owner, async (sql) => void (await work(sql)));
  await store.leave();
}

const pidFile = (folder: string): string => join(folder, 'postgres', 'postmaster.pid');
const postmaster = (folder: string): number => Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0]);
const answers = (house: House): Promise<boolean> => house.sql`select 1`.then(() => true, () => false);

test('a second process joins the running database, and only the last one out stops it', async () => {
  const folder = dataFolder();
  const first = await openHouse(config(folder), { durable: false });
  const second = await open(folder);
  const pid = postmaster(folder);
  await first.close();
  expect(await answers(second)).toBe(true);
  expect(postmaster(folder)).toBe(pid);
});

test('when PostgreSQL is killed the open house starts it again and goes on', async () => {
  const folder = dataFolder();
  const house = await open(folder);
  const killed = postmaster(folder);
  process.kill(killed, 'SIGKILL');
  await until(() => existsSync(pidFile(folder)) && postmaster(folder) !== killed);
  await until(() => answers(house));
});

test('after kill -9 of PostgreSQL an immediate start works', async () => {
  const folder = dataFolder();
  const { store } = await openStore(config(folder), { durable: false });
  process.kill(postmaster(folder), 'SIGKILL');
  const house = await open(folder);
  expect(await answers(house)).toBe(true);
  await store.leave();
});

test('a postmaster.pid left by a power cut, whose number now belongs to another program, does not stop the start', async () => {
  const folder = await usedFolder();
  writeFileSync(pidFile(folder), `${String(process.pid)}\n${join(folder, 'postgres')}\n1700000000\n5432\n${join(folder, 'socket')}\n`);
  expect(await answers(await open(folder))).toBe(true);
});

test('without its master key the system does not start, and makes no other', async () => {
  const folder = await usedFolder();
  rmSync(masterKeyFile(folder));
  await expect(open(folder)).rejects.toMatchObject({ code: 'key_missing' });
  await expect(open(folder)).rejects.toThrow(`Falta la llave maestra ${masterKeyFile(folder)}`);
});

test('with another system\'s master key, or a damaged one, it does not start', async () => {
  const folder = await usedFolder();
  writeFileSync(masterKeyFile(folder), randomBytes(32).toString('base64'));
  await expect(open(folder)).rejects.toMatchObject({ code: 'key_wrong' });
  writeFileSync(masterKeyFile(folder), 'tres bytes');
  await expect(open(folder)).rejects.toMatchObject({ code: 'key_damaged' });
});

test('a database of a newer version is refused, naming what this program does not know', async () => {
  const folder = await usedFolder();
  await asOwner(folder, (owner) => owner`insert into schema_migration (name, checksum) values ('9999_future', 'x')`);
  await expect(open(folder)).rejects.toThrow(/más nueva de SINTRA \(tiene la migración 9999_future/);
});

test('a migration altered after it ran is refused by name', async () => {
  const folder = await usedFolder();
  await asOwner(folder, (owner) => owner`update schema_migration set checksum = 'x' where name = '0001_foundation'`);
  await expect(open(folder)).rejects.toMatchObject({ code: 'altered_migration', details: { migration: '0001_foundation' } });
});

test('without the passwords of an existing database the start says which file is missing', async () => {
  const folder = await usedFolder();
  rmSync(join(folder, 'secrets.json'));
  await expect(open(folder)).rejects.toThrow(`Falta ${join(folder, 'secrets.json')}`);
});

test('a login that row security does not stop is refused: superuser or owner', async () => {
  const folder = dataFolder();
  const { store, masterKey } = await openStore(config(folder), { durable: false });
  onTestFinished(() => store.leave());
  const { superuser } = store;
  if (superuser === undefined) throw new Error('embedded only');
  await expect(serve(config(folder), { ...store, app: superuser }, masterKey)).rejects.toMatchObject({ code: 'login_too_strong' });
  await expect(serve(config(folder), { ...store, app: store.owner }, masterKey)).rejects.toThrow('es dueña de las tablas');
});
