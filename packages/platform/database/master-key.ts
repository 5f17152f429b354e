import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile, replacePrivateFile } from './private-file.ts';
import { databaseProblems } from './problems.ts';
import type { Sql } from './target.ts';

const BYTES = 32;

/** Address of the master key inside the data folder. */
export const masterKeyFile = (dataDir: string): string => join(dataDir, 'keys', 'master.key');

/**
 * The keys of the local key file (32 bytes each), the one that wraps first: more than one only while a rotation is under way.
 * @throws Problem key_missing, key_damaged
 */
export function readKeyFile(dataDir: string): readonly Buffer[] {
  const file = masterKeyFile(dataDir);
  if (!existsSync(file)) throw databaseProblems.keyMissing({ file });
  const keys = readFileSync(file, 'utf8').trim().split(/\s+/).map((line) => Buffer.from(line, 'base64'));
  if (keys.length === 0 || keys.some((key) => key.length !== BYTES)) throw databaseProblems.keyDamaged({ file });
  return keys;
}

/** Puts other keys in the file, whole or not at all. Only a rotation does. */
export function writeKeyFile(dataDir: string, keys: readonly Buffer[]): void {
  replacePrivateFile(masterKeyFile(dataDir), keys.map(textOf).join(''));
}

/**
 * The key file that belongs to the keys' database. It is made only while that database has no fingerprint: a second key would open
 * nothing and hide the loss of the first.
 * @param recovered a key from a backup, instead of the missing file; it is never adopted by a database without one.
 * @returns reads the file again each time it is asked: another process may rotate it
 * @throws Problem key_missing, key_wrong, key_damaged or key_of_another.
 */
export async function openKeyFile(dataDir: string, keysOwner: Sql, recovered?: Buffer): Promise<() => readonly Buffer[]> {
  const file = masterKeyFile(dataDir);
  const [known] = await keysOwner<{ fingerprint: Buffer }[]>`select fingerprint from key_fingerprint`;
  const fits = (key: Buffer): boolean => known !== undefined && keyFingerprint(key).equals(known.fingerprint);
  if (recovered !== undefined && !fits(recovered)) throw databaseProblems.keyOfAnother({ folder: dataDir });
  if (recovered !== undefined) return () => [recovered];
  if (known === undefined) await adopt(dataDir, keysOwner);
  else if (!readKeyFile(dataDir).some(fits)) throw databaseProblems.keyWrong({ file });
  return () => readKeyFile(dataDir);
}

/** Puts a recovered key in its place, 0600. @returns false when a file was already there: it is left as it is. */
export function placeMasterKey(dataDir: string, key: Buffer): boolean {
  const file = masterKeyFile(dataDir);
  return !existsSync(file) && createPrivateFile(file, textOf(key));
}

/** Notes which key of the file wraps now, after a rotation. It has no backup yet. */
export async function noteMasterKey(keys: Sql, key: Buffer): Promise<void> {
  await keys`update key_fingerprint set fingerprint = ${keyFingerprint(key)}, backed_up_at = null`;
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

async function adopt(dataDir: string, keysOwner: Sql): Promise<void> {
  createPrivateFile(masterKeyFile(dataDir), textOf(randomBytes(BYTES)));
  const [key = Buffer.alloc(0)] = readKeyFile(dataDir);
  await keysOwner`insert into key_fingerprint (fingerprint) values (${keyFingerprint(key)})`;
}
