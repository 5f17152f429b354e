import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** Bytes of a hash. */
export const HASH = 32;

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962 §2.1: the two prefixes keep a leaf from passing for a node, and a node for a leaf. */
export const leafHash = (data: Uint8Array | string): Buffer => sha256(LEAF, data);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** Root of the tree without leaves. */
export const emptyRoot: Buffer = sha256('');
