import type { Tx } from '../db/index.ts';

/** `"a", "b"`: names come from definitions, never from a file. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Sends whole COPY lines. */
export async function copyLines(tx: Tx, table: string, columns: readonly string[], lines: string): Promise<void> {
  const stream = await tx.unsafe(`copy ${table} (${quoted(columns)}) from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject).once('finish', resolve);
    stream.end(lines);
  });
}
