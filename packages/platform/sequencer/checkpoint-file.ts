import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPrivateFile, makePrivateFolder, type House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { openCheckpoint, readKey, splitCheckpoints } from '@sintra/platform/log/proof';
import { publishedKeys } from './signing-key.ts';
import { onTrees } from './worker.ts';

/** Folder of the copies outside the database: `YYYY-MM.txt`, and the public key. */
export const checkpointFolder = (house: House): string => join(house.config.dataDir, 'checkpoints');

const MONTH = /^\d{4}-\d{2}\.txt$/;

/** Number of the last whole checkpoint in the files. */
async function lastInFiles(folder: string, keys: readonly Buffer[]): Promise<number> {
  const months = (await readdir(folder)).filter((name) => MONTH.test(name)).sort().reverse();
  for (const month of months) {
    const notes = splitCheckpoints(await readFile(join(folder, month), 'utf8'));
    const last = notes.map((note) => openCheckpoint(note, keys)?.number ?? 0).reduce((a, b) => Math.max(a, b), 0);
    if (last > 0) return last;
  }
  return 0;
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
 * Brings the files up to the table: whatever a crash or a full disk left out is written now, in order, and synced.
 * @returns how many checkpoints were written; `ahead` when the files know later ones than the database: an older copy of
 *   it was put back, or checkpoints were deleted.
 */
export async function copyCheckpoints(house: House): Promise<{ readonly written: number; readonly ahead: boolean }> {
  const folder = checkpointFolder(house);
  makePrivateFolder(folder);
  return onTrees(house, async (tx) => {
    const keys = await publishedKeys(tx);
    for (const key of keys.slice(-1)) createPrivateFile(join(folder, 'public-key.txt'), `${key}\n`);
    const known = await lastInFiles(folder, keys.map(readKey).filter((key) => key !== null));
    const [row] = await tx<{ newest: number }[]>`select coalesce(max(number), 0)::float8 as newest from log_checkpoint`;
    return { written: await writeAfter(tx, folder, known), ahead: known > (row?.newest ?? 0) };
  });
}

async function writeAfter(tx: Tx, folder: string, known: number): Promise<number> {
  const rows = await tx<{ month: string; body: string }[]>`
    select to_char(at at time zone 'UTC', 'YYYY-MM') as month, body from log_checkpoint where number > ${known} order by number`;
  // The line break before it keeps a note that a power cut left half written from swallowing the next one's first line.
  for (const { month, body } of rows) await appendDurably(join(folder, `${month}.txt`), `\n${body}`);
  return rows.length;
}
