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
 * @throws Problem key_missing, key_wrong or key_damaged.
 */
export async function openMasterKey(dataDir: string, keysOwner: Sql): Promise<Buffer> {
  const file = masterKeyFile(dataDir);
  const [known] = await keysOwner<{ fingerprint: Buffer }[]>`select fingerprint from key_fingerprint`;
  if (known === undefined) return adopt(file, keysOwner);
  if (!existsSync(file)) throw databaseProblems.keyMissing({ file });
  const key = read(file);
  if (!fingerprint(key).equals(known.fingerprint)) throw databaseProblems.keyWrong({ file });
  return key;
}

/** Whether `sintra keys backup` was ever run for the present key. */
export async function keyBackedUp(keys: Sql): Promise<boolean> {
  const [row] = await keys<{ backedUp: boolean }[]>`select backed_up_at is not null as "backedUp" from key_fingerprint`;
  return row?.backedUp ?? false;
}

async function adopt(file: string, keysOwner: Sql): Promise<Buffer> {
  createPrivateFile(file, `${randomBytes(BYTES).toString('base64')}\n`);
  const key = read(file);
  await keysOwner`insert into key_fingerprint (fingerprint) values (${fingerprint(key)})`;
  return key;
}

function read(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== BYTES) throw databaseProblems.keyDamaged({ file });
  return key;
}

const fingerprint = (key: Buffer): Buffer => createHash('sha256').update('sintra master key\n').update(key).digest();
