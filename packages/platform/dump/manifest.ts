import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isSigned, readNote } from '../log/proof/index.ts';
import { dumpProblems } from './problems.ts';

export const FORMAT = 'sintra-dump';
export const VERSION = 2;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const table = z.strictObject({
  schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0), bytes: z.int().min(0), sha256: digest, file: z.string().regex(/^[\w.]+\.copy$/),
});
export type TableCopy = z.infer<typeof table>;

/** Copies of the first version bore no signature; the rest of them is the same. */
const UNSIGNED_VERSION = 1;

const manifest = z.strictObject({
  format: z.literal(FORMAT), version: z.literal([UNSIGNED_VERSION, VERSION]), database: z.enum(['records', 'keys']), id: z.uuid(), created: z.iso.datetime(),
  postgres: z.string(), migrations: z.array(z.strictObject({ name: z.string(), checksum: digest })), tables: z.array(table),
});
/** What a copy of one database says of itself. */
export type Manifest = z.infer<typeof manifest>;

const checkOf = (content: Manifest): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** What the log's key signs of a copy: with the hashes of the files that are in the manifest, every byte. */
export const signedText = (content: Manifest): string => `sintra/copia/1\ndatabase ${content.database}\ncopy ${content.id}\nsha256 ${checkOf(content)}\n`;

/** Its text, with a hash over all of it, which tells damage, and the signature, which tells a forger. */
export const manifestText = (content: Manifest, signature: string): string => `${JSON.stringify({ ...content, check: checkOf(content), signature }, null, 1)}\n`;

/** The public key of whose log signed it, or that nobody wants to know (`unsigned`): then only damage is found. */
export type Signer = Uint8Array | 'unsigned';

function isBy(signer: Signer, content: Manifest, signature: string): boolean {
  const note = readNote(signature);
  return signer === 'unsigned' || (note !== null && note.text === signedText(content) && isSigned(note, signer));
}

/** Which version wrote it, before the rest is read. @throws newerDump; unsignedDump unless nobody wants to know who signed */
function requireReadable(read: unknown, signer: Signer, file: string): void {
  const { data } = z.object({ format: z.literal(FORMAT), version: z.int() }).safeParse(read);
  if (data !== undefined && data.version > VERSION) throw dumpProblems.newerDump({ file });
  if (data?.version === UNSIGNED_VERSION && signer !== 'unsigned') throw dumpProblems.unsignedDump({ file });
}

/** @throws notADump, damagedDump, unsignedDump, newerDump, forgedDump */
export function readManifest(folder: string, database: Manifest['database'], signer: Signer): Manifest {
  const file = join(folder, 'manifest.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw dumpProblems.notADump({ folder, cause: error instanceof Error && 'code' in error ? String(error.code) : '' });
  }
  const json = parsed(text, file);
  requireReadable(json, signer, file);
  const read = manifest.extend({ check: digest, signature: z.string().max(1_000).optional() }).safeParse(json);
  if (!read.success) throw dumpProblems.damagedDump({ file });
  const { check, signature = '', ...content } = read.data;
  if (checkOf(content) !== check || content.database !== database) throw dumpProblems.damagedDump({ file });
  if (!isBy(signer, content, signature)) throw dumpProblems.forgedDump({ file });
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
