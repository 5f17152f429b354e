import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { z } from 'zod';
import { keyFingerprint } from '../database/index.ts';
import { keyProblems } from './problems.ts';

const FORMAT = 'sintra-key-backup';
const VERSION = 1;
/** scrypt with 128 MiB and some half a second: what OWASP asks of passwords, for a file that may be attacked at leisure. */
const COST = { N: 131_072, r: 8, p: 1 } as const;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);

// Costs are bounded, so that a forged file cannot ask for all of the machine.
const header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  created: z.iso.datetime(),
  keyFingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  kdf: z.strictObject({ name: z.literal('scrypt'), N: z.literal([65_536, 131_072, 262_144, 524_288]), r: z.literal(8), p: z.int().min(1).max(4), salt: base64 }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), nonce: base64 }),
});
type Header = z.infer<typeof header>;

const whole = header.extend({ sealed: base64, tag: base64, check: z.string() });
const anyVersion = z.looseObject({ format: z.literal(FORMAT), version: z.number() });

/** What a backup says of itself without its passphrase. */
export interface BackupNote {
  /** ISO instant. */
  readonly created: string;
  /** Of the key inside, 64 hexadecimal digits: the one in the table key_fingerprint. */
  readonly fingerprint: string;
}

/** The same phrase typed on another keyboard must be the same bytes. */
const phrase = (passphrase: string): string => passphrase.normalize('NFC');

function stretch(passphrase: string, { N, r, p, salt }: Header['kdf']): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(phrase(passphrase), Buffer.from(salt, 'base64'), 32, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

const bound = (head: Header): Buffer => Buffer.from(JSON.stringify(head));

/** Tells a damaged file from a wrong passphrase. Anybody can compute it: what protects is the cipher's tag. */
const checkOf = (content: object): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** The master key under a passphrase, as a text that says what it is: it can be printed and put in an envelope. */
export async function sealKeyBackup(key: Buffer, passphrase: string, at: Date): Promise<{ text: string; note: BackupNote }> {
  const head: Header = {
    format: FORMAT, version: VERSION, created: at.toISOString(), keyFingerprint: keyFingerprint(key).toString('hex'),
    kdf: { name: 'scrypt', ...COST, salt: randomBytes(32).toString('base64') },
    cipher: { name: 'aes-256-gcm', nonce: randomBytes(12).toString('base64') },
  };
  const cipher = createCipheriv('aes-256-gcm', await stretch(passphrase, head.kdf), Buffer.from(head.cipher.nonce, 'base64')).setAAD(bound(head));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]).toString('base64');
  const content = { ...head, sealed, tag: cipher.getAuthTag().toString('base64') };
  const text = `${JSON.stringify({ ...content, check: checkOf(content) }, null, 2)}\n`;
  return { text, note: { created: head.created, fingerprint: head.keyFingerprint } };
}

/** @throws notABackup, newerBackup, damagedBackup */
function readBackup(text: string, file: string): z.infer<typeof whole> {
  const read = whole.safeParse(parsed(text, file));
  if (!read.success) throw keyProblems.damagedBackup({ file });
  const { check, ...content } = read.data;
  if (checkOf(content) !== check) throw keyProblems.damagedBackup({ file });
  return read.data;
}

function parsed(text: string, file: string): unknown {
  const looksRight = text.includes(FORMAT);
  try {
    const json: unknown = JSON.parse(text);
    const known = anyVersion.safeParse(json);
    if (known.success && known.data.version > VERSION) throw keyProblems.newerBackup({ file, version: String(known.data.version) });
    if (known.success) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw looksRight ? keyProblems.damagedBackup({ file }) : keyProblems.notABackup({ file });
}

/**
 * The key of a backup.
 * @param file its name, for the messages
 * @throws notABackup, newerBackup, damagedBackup, wrongPassphrase
 */
export async function openKeyBackup(text: string, passphrase: string, file: string): Promise<{ key: Buffer; note: BackupNote }> {
  const { sealed, tag, check: _check, ...head } = readBackup(text, file);
  const key = decrypted({ head, sealed, tag }, await stretch(passphrase, head.kdf), file);
  if (keyFingerprint(key).toString('hex') !== head.keyFingerprint) throw keyProblems.damagedBackup({ file });
  return { key, note: { created: head.created, fingerprint: head.keyFingerprint } };
}

function decrypted({ head, sealed, tag }: { head: Header; sealed: string; tag: string }, wrapping: Buffer, file: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(head.cipher.nonce, 'base64'), { authTagLength: 16 })
      .setAAD(bound(head)).setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  } catch {
    throw keyProblems.wrongPassphrase({ file });
  }
}
