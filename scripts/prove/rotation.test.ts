import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '@sintra/platform/commands';
import { readConfig } from '@sintra/platform/config';
import { openHouse, readKeyFile, type House } from '@sintra/platform/database';
import { openKeyring } from '@sintra/platform/identity';
import { rotateKeys, rotateMasterKey } from '@sintra/platform/keys';
import { recordCommands } from '@sintra/platform/records';
import { victims } from '@sintra/victims/server';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { dataFolder } from '../../test/launch.ts';
import { testPeople, type People } from '../../test/people.ts';
import { runs } from '../../test/runs.ts';
import { seed } from './seed.ts';

const { folder, remove } = dataFolder();
const config = readConfig({ SINTRA_DATA: folder });
const commands = recordCommands(victims);
const random = seeded(seed);
/** Keys beside those of the records that are read: what makes a rotation last. */
const KEYS = runs(40_000);
let house: House;
let people: People;
const ids: string[] = [];

beforeAll(async () => {
  house = await openHouse(config, { durable: false, afterMigrate });
  people = await testPeople(house);
  for (let index = 0; index < 20; index += 1) ids.push((await run(house, people.ana, commands.create, { values: { nameGiven: `Invención${String(index)}`, sex: 'female' } })).id);
  await openKeyring(house).newPersons(people.ana.institutionId, Array.from({ length: KEYS }, () => uuidv7()));
}, 600_000);
afterAll(async () => {
  await house.close();
  remove();
});

/** Lets a rotation work for a moment, and kills it. @returns whether it was killed in the middle of one */
async function killOne(): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rotator.ts')], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, SINTRA_DATA: folder } });
  await new Promise<void>((resolve) => {
    child.stdout.on('data', () => resolve());
    child.once('exit', () => resolve());
  });
  expect(child.exitCode).toBeNull();
  await pause(random.int(0, 400));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const references = async (): Promise<number> =>
  (await house.keysSql`select from person_key p join institution_key k on k.id = p.key_id where p.wrapped is not null and (k.retired_at is not null or k.destroyed_at is not null)`).length;

describe('Keys rotated while everybody reads and writes', () => {
  it('fail no read and no write, however often the rotation is killed, and leave no reference to an old key', { timeout: 3_600_000 }, async ({ task }) => {
    const kills = runs(100);
    let [reads, writes] = [0, 0];
    const stopped = new AbortController();
    const read = async (): Promise<void> => {
      for (let turn = 0; !stopped.signal.aborted; turn += 1) {
        const at = turn % ids.length;
        const view = await run(house, people.ana, commands.update, { id: ids[at], version: 1, values: {} }).then(({ view: found }) => found);
        expect(view.masked?.['nameGiven']).toBe('I•••••');
        reads += 1;
      }
    };
    const write = async (): Promise<void> => {
      for (; !stopped.signal.aborted; writes += 1) await run(house, people.ana, commands.create, { values: { nameGiven: 'Invención', sex: 'male' } });
    };
    const load = Promise.all([read(), read(), write()]);
    load.catch(() => undefined);
    for (let kill = 0; kill < kills; kill += 1) await killOne();
    stopped.abort();
    await load;
    const [gloria] = [people.gloria];
    await rotateKeys(house, gloria, { keyClass: 'person' });
    await rotateMasterKey(house, gloria);
    expect([await references(), readKeyFile(folder).length]).toEqual([0, 1]);
    const again = await openHouse(config, { durable: false, afterMigrate });
    const reason = 'Comprobación de la rotación';
    for (const [index, id] of ids.entries()) expect(await run(again, people.ana, commands.reveal, { id, reason })).toMatchObject({ values: { nameGiven: `Invención${String(index)}` } });
    await again.close();
    expect(Math.min(reads, writes)).toBeGreaterThan(kills);
    const [keys] = await house.keysSql<{ count: number }[]>`select count(*)::integer as count from person_key where wrapped is not null`;
    task.meta.proof = { what: 'kill -9 of key rotations under load', count: kills, keys: keys?.count ?? 0, reads, writes, failed: 0, references: 0, seed };
  });
});
