import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '@sintra/platform/config';
import type { House, Sql } from '@sintra/platform/database';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { seeded } from '../../apps/cli/demo/random.ts';
import { openStore, serve } from '../../packages/platform/database/house.ts';
import { connect } from '../../packages/platform/database/target.ts';
import { dataFolder } from '../../test/launch.ts';
import { emailOf, testPeople } from '../../test/people.ts';
import { runs } from '../../test/runs.ts';
import { seed } from './seed.ts';

const { folder, remove } = dataFolder();
let house: House;
let superuser: Sql;
beforeAll(async () => {
  const config = readConfig({ SINTRA_DATA: folder });
  const { store, masterKey } = await openStore(config, { durable: false, afterMigrate });
  house = await serve(config, store, masterKey, 4);
  if (store.superuser === undefined) throw new Error('the proof runs on the embedded cluster');
  superuser = connect(store.superuser, 1);
  await testPeople(house);
});
afterAll(async () => {
  await superuser.end({ timeout: 1 });
  await house.close();
  remove();
});

const random = seeded(seed);

/** Lets a writer do some acts, and kills it somewhere in the middle of the next ones. */
async function killOne(): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, SINTRA_DATA: folder, PROOF_EMAIL: emailOf('beto') },
  });
  const acts = random.int(0, 12);
  // Listened to until it is dead: a closed pipe would end it by itself, and not by the kill.
  await new Promise<void>((resolve) => {
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.startsWith('ready') && said.length - 'ready\n'.length >= acts) resolve();
    });
    child.once('exit', () => resolve());
  });
  expect(child.exitCode).toBeNull();
  await pause(random.int(0, 12));
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Connections of writers that are gone but whose last statement may still be running. */
const working = async (): Promise<number> => {
  const [found] = await superuser<{ count: number }[]>`select count(*)::integer as count from pg_stat_activity where usename = 'sintra_app' and state <> 'idle'`;
  return found?.count ?? -1;
};

describe('A writer killed at random points', () => {
  it('leaves no record without its log entry, no entry without its record, and nothing half written', { timeout: 3_600_000 }, async ({ task }) => {
    const kills = runs(100);
    for (let kill = 0; kill < kills; kill += 1) await killOne();
    await expect.poll(working, { timeout: 60_000 }).toBe(0);
    const [records] = await superuser<{ count: number; changed: number }[]>`select count(*)::integer as count, count(*) filter (where version >= 2)::integer as changed from victim`;
    const [alone] = await superuser`
      select count(*) filter (where l.id is null)::integer as records, count(*) filter (where r.id is null)::integer as entries
      from victim r full join (select * from log_entry where action = 'record.create') l on l.record_id = r.id`;
    expect(alone).toEqual({ records: 0, entries: 0 });
    const [changes] = await superuser`
      select count(*) filter (where l.id is null)::integer as records, count(*) filter (where v.id is null)::integer as entries
      from victim_version v full join (select * from log_entry where action in ('record.update', 'record.annul')) l on l.record_id = v.id and l.version = v.version + 1`;
    expect(changes).toEqual({ records: 0, entries: 0 });
    const [annulled] = await superuser`
      select count(*) filter (where l.id is null)::integer as records, count(*) filter (where r.id is null)::integer as entries
      from (select * from victim where annulled_at is not null) r full join (select * from log_entry where action = 'record.annul') l on l.record_id = r.id`;
    expect(annulled).toEqual({ records: 0, entries: 0 });
    const [salts] = await superuser`
      select count(*) filter (where l.id is null)::integer as salts, count(*) filter (where s.record_id is null)::integer as entries
      from record_salt s full join (select * from log_entry where commitments is not null) l on l.record_id = s.record_id and l.version = s.version`;
    expect(salts).toEqual({ salts: 0, entries: 0 });
    const [halves] = await superuser`
      select count(*) filter (where r.version - (r.annulled_at is not null)::integer <> (select count(*) from victim_service g where g.parent_id = r.id))::integer as groups,
        count(*) filter (where not exists (select from victim_token t where t.id = r.id))::integer as tokens from victim r`;
    expect(halves).toEqual({ groups: 0, tokens: 0 });
    const ids = (await superuser<{ id: string }[]>`select id from victim where sealed is not null`).map(({ id }) => id);
    const [keys] = await house.keysSql<{ count: number }[]>`select count(*)::integer as count from person_key where person_id = any(${ids}::uuid[]) and wrapped is not null`;
    expect(keys?.count).toBe(ids.length);
    expect(records?.count).toBeGreaterThan(0);
    task.meta.proof = { what: 'kill -9 of a writer at random points', count: kills, records: records?.count ?? 0, changed: records?.changed ?? 0, halves: 0, seed };
  });
});
