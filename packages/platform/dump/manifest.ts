import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dumpProblems } from './problems.ts';

export const FORMAT = 'sintra-dump';
export const VERSION = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const table = z.strictObject({
  schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0), bytes: z.int().min(0), sha256: digest, file: z.string().regex(/^[\w.]+\.copy$/),
});
export type TableCopy = z.infer<typeof table>;

const manifest = z.strictObject({
  format: z.literal(FORMAT), version: z.literal(VERSION), database: z.enum(['records', 'keys']), id: z.uuid(), created: z.iso.datetime(),
  postgres: z.string(), migrations: z.array(z.strictObject({ name: z.string(), checksum: digest })), tables: z.array(table),
});
/** What a copy of one database says of itself. */
export type Manifest = z.infer<typeof manifest>;

const checkOf = (content: Manifest): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Its text, with a hash over all of it: it tells damage, it does not stop a forger. */
export const manifestText = (content: Manifest): string => `${JSON.stringify({ ...content, check: checkOf(content) }, null, 1)}\n`;

/** @throws notADump, damagedDump */
export function readManifest(folder: string, database: Manifest['database']): Manifest {
  const file = join(folder, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw dumpProblems.notADump({ folder, cause: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
  const read = manifest.extend({ check: digest }).safeParse(parsed(text, file));
  if (!read.success) throw dumpProblems.damagedDump({ file });
  const { check, ...content } = read.data;
  if (checkOf(content) !== check || content.database !== database) throw dumpProblems.damagedDump({ file });
  return content;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw dumpProblems.damagedDump({ file });
  }
}

/** Reads every file whole and compares: nothing is touched before. @throws damagedDump */
export async function verifyFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, bytes, sha256 } of tables) {
    const at = join(folder, file);
    const hash = createHash('sha256');
    let read = 0;
    try {
      for await (const piece of createReadStream(at)) {
        hash.update(piece as Buffer);
        read += (piece as Buffer).length;
      }
    } catch {
      throw dumpProblems.damagedDump({ file: at });
    }
    if (read !== bytes || hash.digest('hex') !== sha256) throw dumpProblems.damagedDump({ file: at });
  }
}
