import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { systemContext } from '../accounts/index.ts';
import { checkout } from '../config/index.ts';
import { secretPlace, type Roots, type Sql } from '../database/index.ts';
import { withContext, type Tx } from '../db/index.ts';
import { providerOf, SealBroken } from '../identity/index.ts';
import { writeLog } from '../log/index.ts';
import { readMigrations } from '../migrations/index.ts';
import { KEYS, RECORDS } from './dump.ts';
import { readManifest, verifyFiles, type Manifest, type Signer, type TableCopy } from './manifest.ts';
import { dumpProblems } from './problems.ts';
import { copyWords, tablesOf } from './tables.ts';

/** Rows in one of these mean that somebody works in the system. What migrating and a first start leave elsewhere is written over. */
const INHABITED = new Set(['user_account', 'log_entry', 'stored_file', 'institution_key', 'person_key']);

const isInhabited = ({ name, columns }: TableCopy): boolean => INHABITED.has(name) || columns.includes('sealed');

/** Both halves of a copy, verified byte by byte. */
interface Verified {
  readonly records: Manifest;
  readonly keys: Manifest;
  readonly folder: string;
}

interface Step {
  readonly name: string;
  readonly checksum: string;
}

/** @param here steps of this system. @throws olderVersion, newerVersion, otherVersion */
function requireSameSteps({ database, migrations }: Pick<Manifest, 'database' | 'migrations'>, here: readonly Step[]): void {
  const [ours, theirs] = [here, migrations].map((steps) => new Map(steps.map(({ name, checksum }) => [name, checksum])));
  const newer = migrations.find(({ name }) => ours?.has(name) === false);
  if (newer !== undefined) throw dumpProblems.newerVersion({ database, name: newer.name });
  const altered = migrations.find(({ name, checksum }) => ours?.get(name) !== checksum);
  if (altered !== undefined) throw dumpProblems.otherVersion({ database, name: altered.name });
  const older = here.find(({ name }) => theirs?.has(name) === false);
  if (older !== undefined) throw dumpProblems.olderVersion({ database, name: older.name });
}

const stepsOf = (...folder: readonly string[]): readonly Step[] => readMigrations(join(checkout, ...folder));

/**
 * Reads a copy whole, before any database is opened. Records may come with keys of a later copy: whoever was erased in between
 * stays so.
 * @param signer public key of the log that signed it, from outside the copy
 * @throws notADump, damagedDump, unsignedDump, newerDump, forgedDump, olderVersion, newerVersion, otherVersion, olderKeys
 */
export async function verifyDump(folder: string, signer: Signer): Promise<Verified> {
  const records = readManifest(join(folder, RECORDS), 'records', signer);
  const keys = readManifest(join(folder, KEYS), 'keys', signer);
  // Before a data folder is made and its key placed: a copy of another version leaves nothing behind.
  requireSameSteps(records, stepsOf('migrations'));
  requireSameSteps(keys, stepsOf('migrations', 'keys'));
  if (keys.id !== records.id && keys.created < records.created) throw dumpProblems.olderKeys();
  await verifyFiles(join(folder, RECORDS), records);
  await verifyFiles(join(folder, KEYS), keys);
  return { records, keys, folder };
}

/** @throws olderVersion, newerVersion, otherVersion */
async function requireSameSchema(tx: Tx, { database, migrations, tables }: Manifest): Promise<void> {
  requireSameSteps({ database, migrations }, await tx<Step[]>`select name, checksum from schema_migration order by name`);
  const known = new Map((await tablesOf(tx)).map((table) => [`${table.schema}.${table.name}`, table.columns.join()]));
  const strange = tables.find((table) => known.get(`${table.schema}.${table.name}`) !== table.columns.join());
  if (strange !== undefined || known.size !== tables.length) throw dumpProblems.otherVersion({ database, name: strange?.name ?? '' });
}

const placeOf = (tx: Tx, { schema, name }: Pick<TableCopy, 'schema' | 'name'>) => tx(`${schema}.${name}`);

/** @throws notEmpty */
async function requireEmpty(tx: Tx, { tables }: Manifest): Promise<void> {
  for (const table of tables.filter(isInhabited)) {
    if ((await tx`select from ${placeOf(tx, table)} limit 1`).length > 0) throw dumpProblems.notEmpty({ table: table.name });
  }
}

/** Loads every table, whole or not at all; rules and triggers do not act on what already met them. */
async function load(tx: Tx, folder: string, { tables }: Manifest): Promise<void> {
  await tx`set local session_replication_role = replica`;
  await tx`set local idle_in_transaction_session_timeout = 0`;
  for (const table of tables) await tx`delete from ${placeOf(tx, table)}`;
  for (const table of tables) {
    await pipeline(createReadStream(join(folder, table.file)), await tx.unsafe(copyWords(table).from).writable());
    const [row] = await tx<{ rows: number }[]>`select count(*)::float8 as rows from ${placeOf(tx, table)}`;
    if (row?.rows !== table.rows) throw dumpProblems.damagedDump({ file: table.file });
  }
}

/** The provider of this house must open the copy's own secret. @throws keyDoesNotFit, and Vault's problems */
async function requireKey(tx: Tx, { house }: Roots): Promise<void> {
  const [row] = await tx<{ wrapped: Buffer }[]>`select wrapped from house_secret`;
  try {
    await providerOf(house).unwrap(row?.wrapped ?? Buffer.alloc(0), secretPlace);
  } catch (error) {
    throw error instanceof SealBroken ? dumpProblems.keyDoesNotFit() : error;
  }
}

const within = async (sql: Sql, work: (tx: Tx) => Promise<void>): Promise<void> => {
  await sql.begin(work);
};

/**
 * Loads a verified copy into the empty databases of a house, keys inside the records' transaction: should anything fail, nothing
 * changed. The house must be opened anew afterwards, because its secrets are now the copy's.
 * @throws olderVersion, newerVersion, otherVersion, notEmpty, keyDoesNotFit, damagedDump
 */
export async function restore(roots: Roots, { folder, records, keys }: Verified): Promise<void> {
  await within(roots.main, async (tx) => {
    await requireSameSchema(tx, records);
    await requireEmpty(tx, records);
    await load(tx, join(folder, RECORDS), records);
    await within(roots.keys, async (inner) => {
      await requireSameSchema(inner, keys);
      await requireEmpty(inner, keys);
      await load(inner, join(folder, KEYS), keys);
      await requireKey(inner, roots);
    });
  });
  const worker = systemContext('worker');
  await withContext(roots.house, worker, (tx) => writeLog(tx, worker, { action: 'system.restored', resource: 'system', details: { copy: records.id, keys: keys.id, created: records.created } }));
}
