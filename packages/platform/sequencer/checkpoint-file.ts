import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPrivateFile, makePrivateFolder, type House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { openCheckpoint, readCheckpoint, readKey, splitCheckpoints } from '@sintra/platform/log/proof';
import { publishedKeys } from './signing-key.ts';
import { onTrees } from './worker.ts';

/** Folder of the copies outside the database: `YYYY-MM.txt`, and the public key. */
export const checkpointFolder = (house: House): string => join(house.config.dataDir, 'checkpoints');

const MONTH = /^\d{4}-\d{2}\.txt$/;

/** The whole notes of the two newest files, in order: a month's first checkpoint follows the last of the month before. */
async function notesInFiles(folder: string, keys: readonly Buffer[]): Promise<string[]> {
  const months = (await readdir(folder)).filter((name) => MONTH.test(name)).sort().slice(-2);
  const contents = await Promise.all(months.map((month) => readFile(join(folder, month), 'utf8')));
  return contents.flatMap(splitCheckpoints).filter((note) => openCheckpoint(note, keys) !== null);
}

/** Contents of every file of checkpoints, for the verifier; none while there is no folder. */
export async function filesOutside(house: House): Promise<string[]> {
  const folder = checkpointFolder(house);
  makePrivateFolder(folder);
  const months = (await readdir(folder)).filter((name) => MONTH.test(name)).sort();
  return Promise.all(months.map((month) => readFile(join(folder, month), 'utf8')));
}

async function appendDurably(file: string, content: string): Promise<void> {
  createPrivateFile(file, '');
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Brings the files up to the table: whatever a crash or a full disk left out is written now, in order, and synced. Nothing is
 * ever taken out of them.
 * @returns how many checkpoints were written; `isForeign` when the files end in one that the database does not know: an older
 *   copy of it was put back, or checkpoints were deleted.
 */
export async function copyCheckpoints(house: House): Promise<{ readonly written: number; readonly isForeign: boolean }> {
  const folder = checkpointFolder(house);
  makePrivateFolder(folder);
  return onTrees(house, async (tx) => {
    const keys = await publishedKeys(tx);
    for (const key of keys.slice(-1)) createPrivateFile(join(folder, 'public-key.txt'), `${key}\n`);
    const known = await notesInFiles(folder, keys.map(readKey).filter((key) => key !== null));
    const missing = await missingFrom(tx, new Set(known));
    const last = known.at(-1);
    const [same] = last === undefined ? [true] : await tx`select from log_checkpoint where body = ${last} and number = ${readCheckpoint(last)?.number ?? 0}`;
    // The line break before it keeps a note that a power cut left half written from swallowing the next one's first line.
    for (const { month, body } of missing) await appendDurably(join(folder, `${month}.txt`), `\n${body}`);
    return { written: missing.length, isForeign: same === undefined };
  });
}

interface Row {
  readonly month: string;
  readonly body: string;
}

/** The table's checkpoints after the newest that the files have. */
async function missingFrom(tx: Tx, known: ReadonlySet<string>): Promise<Row[]> {
  const missing: Row[] = [];
  const rows = tx<Row[]>`select to_char(at at time zone 'UTC', 'YYYY-MM') as month, body from log_checkpoint order by number desc`.cursor(1);
  for await (const [row] of rows) {
    if (row === undefined || known.has(row.body)) break;
    missing.unshift(row);
  }
  return missing;
}
