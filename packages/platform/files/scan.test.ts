import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clamdServer, HARMFUL, type Clamd } from '../../../test/clamd.ts';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { readConfig } from '../config/index.ts';
import { examine } from './scan.ts';
import { readFile, storeFile } from './index.ts';

let fresh: TestHouse;
let house: TestHouse;
let people: People;
let clamd: Clamd;
beforeAll(async () => {
  fresh = await testHouse();
  clamd = await clamdServer();
  const { scanner } = readConfig({ SINTRA_CLAMD: `tcp://127.0.0.1:${String(clamd.port)}` });
  house = { ...fresh, config: { ...fresh.config, ...(scanner && { scanner }) } };
  people = await testPeople(house);
});
afterEach(() => { clamd.mood = 'honest'; });
afterAll(async () => {
  await clamd.close();
  await fresh.close();
});

async function* pieces(...parts: readonly (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}
const store = (...parts: readonly (string | Buffer)[]) => storeFile(house, people.ana, { name: 'oficio.txt', limit: 4 * 1024 * 1024 }, pieces(...parts));
const kept = async (): Promise<number> => (await house.superuser<{ count: number }[]>`select count(*)::integer as count from stored_file`)[0]?.count ?? -1;

describe('A file in which the scanner finds something', () => {
  it('is not kept, wherever in it that is and however it arrives cut, and the log says who sent it', async () => {
    const before = await kept();
    await expect(store('hola ', HARMFUL.slice(0, 7), HARMFUL.slice(7), ' adiós')).rejects.toMatchObject({ code: 'file_infected', status: 422 });
    await expect(store(Buffer.alloc(600_000, 'a'), HARMFUL)).rejects.toMatchObject({ code: 'file_infected' });
    expect(await kept()).toBe(before);
    const logged = await house.superuser`select actor_id from log_entry where action = 'file.infected'`;
    expect(logged.map(({ actor_id }) => actor_id as string)).toEqual([people.ana.userId, people.ana.userId]);
  });
});

describe('A scanner that does not say that a file is clean', () => {
  it.each(['error', 'hangs_up', 'too_large'] as const)('lets nothing in: %s', async (mood) => {
    const before = await kept();
    clamd.mood = mood;
    await expect(store(Buffer.alloc(700_000, 'b'))).rejects.toMatchObject({ code: 'file_not_examined', status: 503 });
    expect(await kept()).toBe(before);
  });

  it('lets nothing in when it is not there at all', async () => {
    const gone = await clamdServer();
    await gone.close();
    await expect(examine({ host: '127.0.0.1', port: gone.port }, 'a.txt', Buffer.from('a'))).rejects.toMatchObject({ code: 'file_not_examined' });
    await expect(examine({ path: '/no/such/clamd.ctl' }, 'a.txt', Buffer.from('a'))).rejects.toMatchObject({ code: 'file_not_examined' });
  });
});

describe('A clean file', () => {
  it('is kept as it was sent, and the scanner saw every byte of it', async () => {
    const content = Buffer.from(Array.from({ length: 700_001 }, (_, index) => index % 251));
    const { id } = await store(content.subarray(0, 10), content.subarray(10, 300_000), content.subarray(300_000));
    const read: Buffer[] = [];
    for await (const piece of readFile(house, people.ana, id)) read.push(piece);
    expect(Buffer.concat(read).equals(content)).toBe(true);
    expect(clamd.seen.at(-1)?.equals(content)).toBe(true);
  });

  it('whatever its bytes, is seen whole', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      await examine(house.config.scanner, 'a.bin', Buffer.from(bytes));
      expect(clamd.seen.at(-1)?.equals(Buffer.from(bytes))).toBe(true);
    }), { numRuns: 30 });
  });

  it('is not asked about in a house without a scanner', async () => {
    const seen = clamd.seen.length;
    await storeFile(fresh, people.ana, { name: 'a.txt', limit: 1_000 }, pieces('hola'));
    expect(clamd.seen.length).toBe(seen);
  });
});

describe('SINTRA_CLAMD', () => {
  it.each(['3310', 'tcp://servidor', 'tcp://servidor:99999', 'unix:clamd.ctl', 'http://servidor:3310'])('is refused as %s', (value) => {
    expect(() => readConfig({ SINTRA_CLAMD: value })).toThrow('SINTRA_CLAMD');
  });

  it('names a socket, or a host with its port', () => {
    expect(readConfig({ SINTRA_CLAMD: 'unix:/run/clamav/clamd.ctl' }).scanner).toEqual({ path: '/run/clamav/clamd.ctl' });
    expect(readConfig({ SINTRA_CLAMD: 'tcp://[::1]:3310' }).scanner).toEqual({ host: '::1', port: 3310 });
  });
});
