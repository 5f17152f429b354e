import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One step, applied once and never altered afterwards. */
export interface Migration {
  /** File name without extension: NNNN_module. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string;
}

/** The migrations of a folder in their order; folders inside it belong to other databases. */
export function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort();
  const numbers = new Set<string>();
  return files.map((file) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
    if (number === undefined || numbers.has(number)) throw new Error(`migration "${file}" needs a number of its own: NNNN_name.sql`);
    numbers.add(number);
    const text = readFileSync(join(folder, file), 'utf8');
    return { name: file.slice(0, -'.sql'.length), text, checksum: createHash('sha256').update(text).digest('hex') };
  });
}
