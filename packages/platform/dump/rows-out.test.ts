import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { rowsOut } from './rows-out.ts';

let house: TestHouse;
beforeAll(async () => { house = await testHouse(); });
afterAll(() => house.close());

/** Takes its time over each piece, as a disk does that is slower than the database. */
const slow = (count: (bytes: number) => void): Writable => new Writable({
  highWaterMark: 1,
  write: (piece: Buffer, _encoding, done) => {
    count(piece.length);
    setImmediate(done);
  },
});

describe('The rows of a table copied out', () => {
  it('end, and the connection goes on, whatever their size and however slow the reader', async () => {
    const answers = await house.sql.begin(async (tx) => {
      const found: string[] = [];
      for (let kilobytes = 1; kilobytes <= 400; kilobytes += 7) {
        let bytes = 0;
        await pipeline(await rowsOut(tx, `copy (select repeat('x', 1023) from generate_series(1, ${String(kilobytes)})) to stdout`), slow((more) => { bytes += more; }));
        const [row] = await tx<{ one: number }[]>`select 1 as one`;
        if (bytes !== kilobytes * 1024 || row?.one !== 1) found.push(`${String(kilobytes)} KB: ${String(bytes)}`);
      }
      return found;
    });
    expect(answers).toEqual([]);
  });
});
