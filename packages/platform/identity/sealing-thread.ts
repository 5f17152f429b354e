import { createSecretKey, type KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { KEY_BYTES, sealedLength, sealWith } from './seal.ts';
import type { Load } from './seal-many.ts';

/** Everything of one load, one after the other in the memory of one buffer, which goes back without being copied. */
function sealLoad({ keys, plains, lengths, places }: Load): Uint8Array<ArrayBuffer> {
  const sealed = Buffer.from(new ArrayBuffer(lengths.reduce((sum, length) => sum + sealedLength(length), 0)));
  let [key, from, to]: [KeyObject | undefined, number, number] = [undefined, 0, 0];
  let bytes: Buffer | undefined;
  for (const [index, place] of places.split('\n').entries()) {
    const length = lengths[index] ?? 0;
    const next = Buffer.from(keys.buffer, keys.byteOffset + index * KEY_BYTES, KEY_BYTES);
    // Keys of persons differ; the one that wraps them is the same for all.
    if (key === undefined || bytes?.equals(next) !== true) key = createSecretKey(next);
    bytes = next;
    to += sealWith(key, plains.subarray(from, from + length), Buffer.from(place)).copy(sealed, to);
    from += length;
  }
  return sealed;
}

parentPort?.on('message', (load: Load) => {
  const sealed = sealLoad(load);
  parentPort?.postMessage(sealed, [sealed.buffer]);
});
