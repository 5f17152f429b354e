import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES = 16;
let last = 0;
let sequence = 0;

/**
 * UUIDv7 by the thousand, each greater than the one before, so that records keep the order of their rows. Random bytes are drawn
 * together, since a draw for each id costs more than the id.
 */
export function newIds(count: number): string[] {
  const random = randomFillSync(Buffer.allocUnsafe(BYTES * count));
  const msecs = Math.max(Date.now(), last);
  // Half of the numbers stay free above the first one.
  if (msecs > last && count > 0) sequence = random.readUInt32BE(0) >>> 1;
  last = msecs;
  return Array.from({ length: count }, (_, index) => uuidv7({ random: random.subarray(index * BYTES, (index + 1) * BYTES), msecs, seq: (sequence += 1) }));
}
