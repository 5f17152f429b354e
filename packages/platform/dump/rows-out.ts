import type { Readable } from 'node:stream';
import type { Tx } from '../db/index.ts';

/**
 * The bytes of a `copy … to stdout`. The driver stops its socket while the reader is slow and lets it go on when more is asked for;
 * when the rows end in that very moment nobody asks again, and the connection would wait for ever: the end asks once more.
 */
export async function rowsOut(tx: Tx, words: string): Promise<Readable> {
  const rows = await tx.unsafe(words).readable();
  return rows.once('end', () => rows._read(0));
}
