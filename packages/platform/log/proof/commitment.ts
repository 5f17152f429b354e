import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { canonicalJson, type Json } from './canonical.ts';

/** Bytes of a salt. */
export const SALT = 32;
const LABEL = 'sintra/bitacora/valor/1';

/** By a key object, which Node takes at a fifth of what a key of bytes costs it: a new record needs two for each field. */
const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', createSecretKey(key)).update(text, 'utf8').digest();

/**
 * The salt of one field, out of the salt of its version: whoever is given it can check that field and no other of the entry.
 * @param salt 32 random bytes
 */
export const fieldSalt = (salt: Uint8Array, field: string): Buffer => hmac(salt, `${LABEL}\n${field}`);

/** What the log says of a value, in base64: HMAC-SHA256 (RFC 2104) of its canonical JSON under the field's salt. */
export const commitmentOf = (saltOfField: Uint8Array, value: Json): string => hmac(saltOfField, canonicalJson(value)).toString('base64');

/** Whether the commitment is of this value. Never throws for a commitment: what is not one is false. */
export function verifyCommitment(saltOfField: Uint8Array, value: Json, commitment: string): boolean {
  const [made, given] = [Buffer.from(commitmentOf(saltOfField, value)), Buffer.from(commitment)];
  return made.length === given.length && timingSafeEqual(made, given);
}
