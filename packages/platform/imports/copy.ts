import type { Tx } from '../db/index.ts';

/** `"a", "b"`: names come from definitions, never from a file. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Bytes, as far as they are used. */
export interface Chunk {
  readonly bytes: Buffer;
  readonly used: number;
}

/** Rows of one COPY: its columns, and its lines as bytes. */
export interface CopyPart {
  readonly columns: readonly string[];
  readonly chunks: readonly Chunk[];
}

/** Sends whole COPY lines, part by part. */
export async function copyParts(tx: Tx, table: string, parts: readonly CopyPart[]): Promise<void> {
  for (const { columns, chunks } of parts) {
    const stream = await tx.unsafe(`copy ${table} (${quoted(columns)}) from stdin`).writable();
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject).once('finish', resolve);
      for (const { bytes, used } of chunks) stream.write(bytes.subarray(0, used));
      stream.end();
    });
  }
}
