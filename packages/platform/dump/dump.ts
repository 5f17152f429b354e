import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand, run } from '../commands/index.ts';
import type { House, Roots, Sql } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { Problem } from '../problems/index.ts';
import { signText } from '../sequencer/index.ts';
import { FORMAT, manifestText, signedText, VERSION, type Manifest, type TableCopy } from './manifest.ts';
import { dumpProblems } from './problems.ts';
import { rowsOut } from './rows-out.ts';
import { copyWords, tablesOf, type Table } from './tables.ts';

export const RECORDS = 'records';
export const KEYS = 'keys';

const LINE = 10;

/** Passes bytes on and keeps count: in COPY's text every row ends in a line feed, and none has another. */
class Meter extends Transform {
  rows = 0;
  bytes = 0;
  readonly hash = createHash('sha256');

  override _transform(piece: Buffer, _encoding: string, done: (error: null, data: Buffer) => void): void {
    this.hash.update(piece);
    this.bytes += piece.length;
    for (const byte of piece) if (byte === LINE) this.rows += 1;
    done(null, piece);
  }
}

async function copyOut(tx: Tx, folder: string, table: Table): Promise<TableCopy> {
  const file = `${table.schema}.${table.name}.copy`;
  const meter = new Meter();
  await pipeline(await rowsOut(tx, copyWords(table).to), meter, createWriteStream(join(folder, file), { mode: 0o600, flags: 'wx' }));
  return { schema: table.schema, name: table.name, columns: [...table.columns], rows: meter.rows, bytes: meter.bytes, sha256: meter.hash.digest('hex'), file };
}

/** One database as it is at one moment, in a folder of its own. */
async function copyDatabase(sql: Sql, folder: string, about: Pick<Manifest, 'database' | 'id'>): Promise<Manifest> {
  mkdirSync(folder, { mode: 0o700 });
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local idle_in_transaction_session_timeout = 0`;
    const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`;
    const migrations = await tx<{ name: string; checksum: string }[]>`select name, checksum from schema_migration order by name`;
    const created = clock.now().toISOString();
    const tables: TableCopy[] = [];
    for (const table of await tablesOf(tx)) tables.push(await copyOut(tx, folder, table));
    return { format: FORMAT, version: VERSION, ...about, created, postgres: server?.version ?? '', migrations: [...migrations], tables };
  });
}

/** Last, so that a copy without it is none: what is in it, signed by the log's key. */
async function sign(house: House, folder: string, content: Manifest): Promise<void> {
  const signature = await signText(house, signedText(content));
  writeFileSync(join(folder, 'manifest.json'), manifestText(content, signature), { mode: 0o600, flush: true, flag: 'wx' });
}

/** Told before anything is written: a copy that cannot be logged is not made. */
const dumpCommand = defineCommand({
  name: 'system.dump', resource: 'key', action: 'manage', input: z.strictObject({ id: z.uuid() }), handle: async () => undefined,
  log: ({ id }: { id: string }) => ({ action: 'system.dump', resource: 'system', details: { copy: id } }),
});

interface Dumped {
  readonly records: Manifest;
  readonly keys: Manifest;
}

function newFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw dumpProblems.dumpThere({ folder });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/**
 * Copies both databases to a new folder, each as it is at one moment, while everybody works: records first, keys second, so that no
 * record lacks its key. Identity is in it as it is stored: sealed. Whoever has both halves and the master key reads everything.
 * @throws forbidden, dumpThere, dumpUnwritable (what was written is taken away)
 */
export async function dump({ house, main, keys }: Roots, context: Context, folder: string): Promise<Dumped> {
  const id = uuidv7();
  await run(house, context, dumpCommand, { id });
  newFolder(folder);
  try {
    const records = await copyDatabase(main, join(folder, RECORDS), { database: 'records', id });
    const wrapped = await copyDatabase(keys, join(folder, KEYS), { database: 'keys', id });
    await sign(house, join(folder, RECORDS), records);
    await sign(house, join(folder, KEYS), wrapped);
    const rows = [records, wrapped].flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    await withContext(house, context, (tx) => writeLog(tx, context, { action: 'system.dumped', resource: 'system', details: { copy: id, rows } }));
    return { records, keys: wrapped };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (error instanceof Problem) throw error;
    throw dumpProblems.dumpUnwritable({ folder, cause: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
}
