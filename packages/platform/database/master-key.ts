import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile } from './private-file.ts';
import { databaseProblems } from './problems.ts';
import type { Sql } from './target.ts';

const BYTES = 32;

/** Address of the master key inside the data folder. */
export const masterKeyFile = (dataDir: string): string => join(dataDir, 'keys', 'master.key');

/**
 * The master key (32 bytes) that belongs to the keys' database. It is made only while that database has no fingerprint:
 * a second key would open nothing and hide the loss of the first.
 * @param recovered a key from a backup, instead of the missing file; it is never adopted by a database without one.
 * @throws Problem key_missing, key_wrong, key_damaged or key_of_another.
 */
export async function openMasterKey(dataDir: string, keysOwner: Sql, recovered?: Buffer): Promise<Buffer> {
  const file = masterKeyFile(dataDir);
  const [known] = await keysOwner<{ fingerprint: Buffer }[]>`select fingerprint from key_fingerprint`;
  const fits = (key: Buffer): boolean => known !== undefined && keyFingerprint(key).equals(known.fingerprint);
  if (recovered !== undefined && !fits(recovered)) throw databaseProblems.keyOfAnother({ folder: dataDir });
  if (recovered !== undefined) return recovered;
  if (known === undefined) return adopt(file, keysOwner);
  if (!existsSync(file)) throw databaseProblems.keyMissing({ file });
  const key = read(file);
  if (!fits(key)) throw databaseProblems.keyWrong({ file });
  return key;
}

/** Puts a recovered key in its place, 0600. @returns false when a file was already there: it is left as it is. */
export function placeMasterKey(dataDir: string, key: Buffer): boolean {
  const file = masterKeyFile(dataDir);
  return !existsSync(file) && createPrivateFile(file, textOf(key));
}

/** Whether `sintra keys backup` was ever run for the present key. */
export async function keyBackedUp(keys: Sql): Promise<boolean> {
  const [row] = await keys<{ backedUp: boolean }[]>`select backed_up_at is not null as "backedUp" from key_fingerprint`;
  return row?.backedUp ?? false;
}

/** Notes that the present key has a backup: the start no longer warns. */
export async function markKeyBackedUp(keys: Sql): Promise<void> {
  await keys`update key_fingerprint set backed_up_at = now()`;
}

/** SHA-256 of the key under its own domain, 32 bytes: tells keys apart and opens nothing. */
export const keyFingerprint = (key: Buffer): Buffer => createHash('sha256').update('sintra master key\n').update(key).digest();

const textOf = (key: Buffer): string => `${key.toString('base64')}\n`;

async function adopt(file: string, keysOwner: Sql): Promise<Buffer> {
  createPrivateFile(file, textOf(randomBytes(BYTES)));
  const key = read(file);
  await keysOwner`insert into key_fingerprint (fingerprint) values (${keyFingerprint(key)})`;
  return key;
}

function read(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== BYTES) throw databaseProblems.keyDamaged({ file });
  return key;
}
