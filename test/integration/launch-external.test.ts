import { connect as connectTo, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../packages/platform/config/index.ts';
import { openEmbedded } from '../../packages/platform/database/embedded/index.ts';
import { openHouse } from '../../packages/platform/database/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import { once } from '../../packages/platform/database/target.ts';
import { dataFolder } from '../launch.ts';

// A PostgreSQL of this file alone, seen from outside: over TCP, with an owner that knows nothing of the embedded mode.
const { folder, remove } = dataFolder();
const store = await openEmbedded(readConfig({ SINTRA_DATA: join(folder, '..', 'server') }), { durable: false });
const root = { ...(store.superuser ?? store.owner), database: 'postgres' };
const proxy = createServer((client) => {
  const server = connectTo(root.socket ?? '');
  client.pipe(server).pipe(client);
  for (const [one, other] of [[client, server], [server, client]] as const) one.on('error', () => other.destroy());
});

const url = (role: string, database: string, password = 'secreto'): string =>
  `postgres://${role}:${password}@127.0.0.1:${String((proxy.address() as AddressInfo).port)}/${database}`;
const asRoot = (...statements: string[]) => once(root, async (sql) => {
  for (const statement of statements) await sql.unsafe(statement);
});

async function open(env: Record<string, string>): Promise<House> {
  const house = await openHouse(readConfig({ SINTRA_DATA: folder, ...env }), { connections: 2 });
  onTestFinished(() => house.close());
  return house;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  await asRoot('create role outside login password \'secreto\'', 'create database outside owner outside', 'create database outside_keys owner outside',
    'drop database sintra_keys');
});
afterAll(async () => {
  await store.leave();
  proxy.close();
  remove();
});

test('a server that does not answer is named without its password', async () => {
  const opening = open({ DATABASE_URL: 'postgres://outside:secreto@127.0.0.1:1/outside' });
  await expect(opening).rejects.toThrow(/No se pudo entrar a la base de datos 127\.0\.0\.1:1\/outside/);
  await expect(opening).rejects.not.toThrow(/secreto/);
});

test('a wrong password says to check the address, the account and the password', async () => {
  await expect(open({ DATABASE_URL: url('outside', 'outside', 'otra') })).rejects.toMatchObject({ code: 'unreachable' });
});

test('an owner that may not create the database of keys, or the serving login, is told what to create', async () => {
  await expect(open({ DATABASE_URL: url('outside', 'outside') })).rejects.toMatchObject({ code: 'cannot_create_keys' });
  await expect(open({ DATABASE_URL: url('outside', 'outside'), SINTRA_KEYS_URL: url('outside', 'outside_keys') }))
    .rejects.toMatchObject({ code: 'cannot_create_login' });
});

test('an owner that may create both needs nothing but DATABASE_URL, and serves as another', async () => {
  await asRoot('alter role outside createrole createdb');
  const house = await open({ DATABASE_URL: url('outside', 'outside') });
  expect(await house.sql`select current_user as login, current_database() as database`).toEqual([{ login: 'sintra_app', database: 'outside' }]);
  expect(await house.keysSql`select current_user as login, current_database() as database`).toEqual([{ login: 'sintra_app', database: 'sintra_keys' }]);
});

test('a second installation does not take over the login of the first, and serves with it where its password is given', async () => {
  await asRoot('create database second owner outside');
  const env = { SINTRA_DATA: join(folder, '..', 'second'), DATABASE_URL: url('outside', 'second'), SINTRA_KEYS_URL: url('outside', 'outside_keys') };
  await expect(open(env)).rejects.toThrow(/La cuenta «sintra_app» ya existe en el servidor/);
  await expect(open({ ...env, SINTRA_APP_URL: url('outside', 'second') })).rejects.toMatchObject({ code: 'wrong_login' });
  await asRoot('alter role sintra_app password \'secreto\'');
  const house = await open({ ...env, SINTRA_APP_URL: url('sintra_app', 'second') });
  expect(await house.sql`select current_database() as database`).toEqual([{ database: 'second' }]);
});
