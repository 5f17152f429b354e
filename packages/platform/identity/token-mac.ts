import { hash, type KeyObject } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

const padded = (key: Buffer, pad: number): Buffer => {
  const block = Buffer.alloc(BLOCK);
  key.copy(block);
  return block.map((byte) => byte ^ pad) as Buffer;
};

/**
 * HMAC-SHA-256 (RFC 2104) under a key of at most 64 bytes, for texts by the hundred thousand: as two hashes in one call each, because
 * an Hmac object of node costs, with what it leaves to the garbage collector, three times as much.
 * @returns the 32 bytes of the code; the buffer is the caller's
 */
export function macOf(key: KeyObject): (text: string) => Buffer {
  const bytes = key.export();
  let inner = Buffer.concat([padded(bytes, 0x36), Buffer.alloc(1024)]);
  const outer = Buffer.concat([padded(bytes, 0x5c), Buffer.alloc(DIGEST)]);
  return (text) => {
    const most = BLOCK + text.length * 3;
    if (most > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK)], most);
    const end = BLOCK + inner.write(text, BLOCK);
    hash('sha256', inner.subarray(0, end), 'buffer').copy(outer, BLOCK);
    return hash('sha256', outer, 'buffer');
  };
}

const macs = new WeakMap<KeyObject, (text: string) => Buffer>();

/** The token of a normalised text under an institution's search key: signed 64 bits, as PostgreSQL's bigint. */
export function tokenUnder(key: KeyObject, domain: string, normalised: string): bigint {
  let mac = macs.get(key);
  if (mac === undefined) macs.set(key, (mac = macOf(key)));
  return mac(`${domain}\0${normalised}`).readBigInt64BE(0);
}
