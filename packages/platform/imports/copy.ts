import type { Tx } from '../db/index.ts';

/** `"a", "b"`: names come from definitions, never from a file. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/**
 * A temporary twin of a staging table. COPY does not work on tables with row security, so rows come in here and pass the wall
 * together, as one insert.
 */
export async function openTwin(tx: Tx, table: string): Promise<string> {
  await tx.unsafe(`create temp table "import_${table}" (like staging."${table}") on commit drop`);
  return `pg_temp."import_${table}"`;
}

/** Sends whole COPY lines. */
export async function copyLines(tx: Tx, table: string, columns: readonly string[], lines: string): Promise<void> {
  const stream = await tx.unsafe(`copy ${table} (${quoted(columns)}) from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject).once('finish', resolve);
    stream.end(lines);
  });
}
