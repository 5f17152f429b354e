import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from './hash.ts';

/** Name under which the log signs; two logs are told apart by their keys. */
const SIGNER = 'sintra/bitacora';
const ED25519 = Buffer.of(1);
/** What stands before the 32 bytes of an Ed25519 public key in DER (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex');
const KEY = 32;
const ID = 4;

/** Text and signature lines of a signed note (C2SP signed-note). The text ends in a line break and has no empty line. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: Buffer; readonly signature: Buffer }[];
}

const idOf = (publicKey: Uint8Array): Buffer => sha256(SIGNER, '\n', ED25519, publicKey).subarray(0, ID);

/** The public key as it is published: name, short id, algorithm and key. */
export const writeKey = (publicKey: Uint8Array): string =>
  `${SIGNER}+${idOf(publicKey).toString('hex')}+${Buffer.concat([ED25519, publicKey]).toString('base64')}`;

/** The 32 bytes of a published key, or null. */
export function readKey(line: string): Buffer | null {
  const [, encoded] = /^sintra\/bitacora\+[0-9a-f]{8}\+([A-Za-z0-9+/]+=*)$/.exec(line.trim()) ?? [];
  const key = Buffer.from(encoded ?? '', 'base64').subarray(1);
  return key.length === KEY && writeKey(key) === line.trim() ? key : null;
}

/** Signs a text; what comes back is the whole note. */
export function signNote(text: string, privateKey: KeyObject, publicKey: Uint8Array): string {
  const signature = Buffer.concat([idOf(publicKey), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n— ${SIGNER} ${signature.toString('base64')}\n`;
}

/** Takes a note apart, or null when it is none. */
export function readNote(note: string): Note | null {
  const [, text, below] = /^((?:[^\n]+\n)+)\n((?:— \S+ \S+\n)+)$/.exec(note) ?? [];
  if (text === undefined || below === undefined) return null;
  const signatures = below.trimEnd().split('\n').map((line) => {
    const [, name = '', encoded = ''] = line.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    // One text per signature: base64 has spare bits at its end.
    return bytes.toString('base64') === encoded ? { name, id: bytes.subarray(0, ID), signature: bytes.subarray(ID) } : null;
  }).filter((signature) => signature !== null);
  return signatures.length === below.trimEnd().split('\n').length ? { text, signatures } : null;
}

/** Whether one of the signatures is this key's and right. */
export function isSigned({ text, signatures }: Note, publicKey: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([DER, publicKey]), format: 'der', type: 'spki' });
  return signatures.some(({ name, id, signature }) =>
    name === SIGNER && id.equals(idOf(publicKey)) && verify(null, Buffer.from(text), key, signature));
}
