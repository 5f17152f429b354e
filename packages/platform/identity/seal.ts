import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';
import type { Values } from '@sintra/definition';

/** Where a sealed value stands. Moved to another table, row or institution, or under another key, it no longer opens. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly institution: string;
  readonly keyId: string;
}

/** 32 bytes. */
export type SealKey = Buffer | KeyObject;

// Measured on node 24: a cipher made from a Buffer costs twice as much as from a KeyObject, its making included.
const keyObject = (key: SealKey): KeyObject => (Buffer.isBuffer(key) ? createSecretKey(key) : key);

/** The bytes are not what was sealed here under this key: altered, moved, or of a key that is not this one. */
export class SealBroken extends Error {
  readonly code = 'seal_broken';
  readonly place: Place;

  constructor(place: Place) {
    super(`El dato protegido de «${place.table}» no puede abrirse: fue alterado, movido de lugar, o su llave no es ésta.`);
    this.name = 'SealBroken';
    this.place = place;
  }
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;
/** Bytes of what so many become when sealed. */
export const sealedLength = (plain: number): number => HEAD + plain + TAG;
/** Contents are padded to whole blocks of this many bytes, so that the length of a name is not read from outside. */
const BLOCK = 32;

// Random bytes are drawn by the block: one draw per nonce would cost as much as the cipher itself.
const pool = Buffer.alloc(NONCE * 512);
let drawn = pool.length;

function writeNonce(target: Buffer): void {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  pool.copy(target, 1, drawn, drawn + NONCE);
  drawn += NONCE;
}

const associated = ({ table, row, institution, keyId }: Place): Buffer =>
  Buffer.from(JSON.stringify([VERSION, table, row, institution, keyId]));

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): version byte, random 96-bit nonce, ciphertext, 128-bit tag.
 * @param place Bound to the ciphertext, not stored in it.
 */
export function sealBytes(key: SealKey, plain: Buffer, place: Place): Buffer {
  const head = Buffer.allocUnsafe(HEAD);
  head[0] = VERSION;
  writeNonce(head);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), head.subarray(1));
  cipher.setAAD(associated(place));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([head, body, cipher.getAuthTag()], sealedLength(plain.length));
}

/** @throws SealBroken when anything differs: a bit, the place or the key. */
export function openBytes(key: SealKey, sealed: Buffer, place: Place): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== VERSION) throw new SealBroken(place);
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(1, HEAD), { authTagLength: TAG });
  decipher.setAAD(associated(place));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(HEAD, sealed.length - TAG));
  try {
    decipher.final();
  } catch {
    throw new SealBroken(place);
  }
  return plain;
}

/** Seals the identifying cells of one row: a JSON object, padded with blanks that JSON ignores. */
export const seal = (key: SealKey, plain: Values, place: Place): Buffer => sealText(key, JSON.stringify(plain), place);

/** As `seal`, of cells that are JSON already. */
export function sealText(key: SealKey, json: string, place: Place): Buffer {
  const padded = Buffer.allocUnsafe(Math.ceil(Buffer.byteLength(json) / BLOCK) * BLOCK);
  padded.fill(' ', padded.write(json));
  return sealBytes(key, padded, place);
}

/** The reverse of `seal`. @throws SealBroken. */
export const open = (key: SealKey, sealed: Buffer, place: Place): Values =>
  JSON.parse(openBytes(key, sealed, place).toString('utf8')) as Values;
