import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { checkout } from '../config/index.ts';
import { withContext } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { sequenceLog, sequenceLogIfFree } from './index.ts';

let house: TestHouse;
let people: People;

beforeAll(async () => {
  house = await testHouse();
  people = await testPeople(house);
});
afterAll(() => house.close());

const write = (who: keyof People & ('ana' | 'carla' | 'diana'), resource: string): Promise<void> =>
  withContext(house, people[who], (tx) => writeLog(tx, people[who], { action: 'record.read', resource }));

interface Standing {
  readonly entries: number;
  readonly leaves: number;
  readonly gaps: number;
}

/** Entries, leaves, and trees whose indexes are not 0 to their count. */
async function standing(): Promise<Standing> {
  const [row] = await house.superuser<Standing[]>`
    select (select count(*)::integer from log_entry) as entries, (select count(distinct entry_id)::integer from log_leaf) as leaves,
      (select count(*)::integer from (select from log_leaf group by institution_id having max(leaf_index) + 1 <> count(*) or min(leaf_index) <> 0) wrong) as gaps`;
  return row ?? { entries: -1, leaves: -2, gaps: -1 };
}

/** A sequencer in a process of its own, killed once it has taken so many entries. */
async function killedAt(stopAt: number): Promise<void> {
  const { store, masterKey } = inject('cluster');
  const [row] = await house.superuser<{ database: string }[]>`select current_database() as database`;
  const given = JSON.stringify({ target: { ...store.app, database: row?.database }, masterKey, stopAt });
  const child = spawn(process.execPath, [join(checkout, 'test/sequence-child.ts'), given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
  expect(String(said)).toContain('here');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const complete = async (): Promise<void> => {
  const { entries, leaves, gaps } = await standing();
  expect({ leaves, gaps }).toEqual({ leaves: entries, gaps: 0 });
};

describe('The sequencer', () => {
  it('takes every entry once, into the tree of its owner, and then nothing', async () => {
    await write('ana', 'a');
    await write('carla', 'b');
    await withContext(house, people.diana, (tx) => writeLog(tx, people.diana, { action: 'record.read', resource: 'c', ownerInstitutionId: people.ana.institutionId }));
    expect(await sequenceLog(house)).toBeGreaterThanOrEqual(3);
    expect(await sequenceLog(house)).toBe(0);
    await complete();
    const rows = await house.superuser`select from log_leaf f join log_entry e on e.id = f.entry_id where f.institution_id is distinct from e.owner_institution_id`;
    expect(rows).toHaveLength(0);
  });

  it('finds the entry of a transaction that began before others and commits after them', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let wrote = (): void => undefined;
    const written = new Promise<void>((resolve) => (wrote = resolve));
    const late = withContext(house, people.ana, async (tx) => {
      await writeLog(tx, people.ana, { action: 'record.read', resource: 'late' });
      wrote();
      await held;
    });
    await written;
    for (const resource of ['after 1', 'after 2']) {
      await write('carla', resource);
      expect(await sequenceLog(house)).toBe(1);
    }
    release();
    await late;
    expect(await sequenceLog(house)).toBe(1);
    const [row] = await house.superuser`select e.resource from log_leaf f join log_entry e on e.id = f.entry_id where f.institution_id = ${people.ana.institutionId} order by leaf_index desc limit 1`;
    expect(row?.['resource']).toBe('late');
    await complete();
  });

  it('never takes what was rolled back', async () => {
    const failing = withContext(house, people.ana, async (tx) => {
      await writeLog(tx, people.ana, { action: 'record.read', resource: 'undone' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await sequenceLog(house)).toBe(0);
    await complete();
  });

  it('run four times at once while others write leaves no gap and nothing twice', async () => {
    const writing = Array.from({ length: 60 }, (_, index) => write(index % 2 === 0 ? 'ana' : 'carla', `crowd ${String(index)}`));
    await Promise.all([...writing, ...Array.from({ length: 4 }, () => sequenceLog(house)), sequenceLogIfFree(house)]);
    await sequenceLog(house);
    await complete();
  });

  it('killed in the middle of a backlog leaves nothing behind, and the next run takes it all', async () => {
    await house.superuser`insert into log_entry (id, owner_institution_id, action, resource, channel, request_id)
      select gen_random_uuid(), ${people.ana.institutionId}, 'record.read', 'backlog', 'api', ${uuidv7()} from generate_series(1, 3500)`;
    const before = await standing();
    for (const stopAt of [1000, 2000, 3000]) {
      await killedAt(stopAt);
      expect((await standing()).leaves).toBe(before.leaves);
    }
    expect(await sequenceLog(house)).toBe(3500);
    await complete();
  });

  it('goes on in a database that was moved to a server whose transaction numbers are lower', async () => {
    await house.superuser`update log_sequence set watermark = '9000000000'`;
    await write('ana', 'moved');
    expect(await sequenceLog(house)).toBe(1);
    await write('ana', 'moved too');
    expect(await sequenceLog(house)).toBe(1);
    await complete();
  });
});

describe('The walls of the proof', () => {
  it('let no person write a leaf, a tile, a checkpoint or a key, nor move the watermark, nor date an entry', async () => {
    const hash = Buffer.alloc(32);
    const id = uuidv7();
    const attempts = [
      [/row-level security/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`insert into log_leaf values (${people.ana.institutionId}, 99999, ${id}, now(), ${hash})`],
      [/row-level security/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`insert into log_tile values (${people.ana.institutionId}, 1, 99999, ${hash})`],
      [/row-level security/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`insert into log_checkpoint values (99999, now(), 'x')`],
      [/row-level security/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`insert into log_signing_key values (${id}, ${hash}, ${hash}, now())`],
      [/permission denied/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`insert into log_entry (id, at, action, resource, channel, request_id) values (${id}, '2020-01-01', 'x', 'x', 'api', 'x')`],
      [/permission denied/, (tx: Parameters<Parameters<typeof withContext>[2]>[0]) => tx`select from log_month.rest`],
    ] as const;
    for (const [said, attempt] of attempts) await expect(withContext(house, people.fabian, (tx) => attempt(tx))).rejects.toThrow(said);
    for (const table of ['log_leaf', 'log_tile', 'log_checkpoint', 'log_signing_key', 'log_entry']) {
      await expect(withContext(house, people.fabian, (tx) => tx.unsafe(`delete from ${table}`))).rejects.toThrow(/permission denied/);
      await expect(withContext(house, people.fabian, (tx) => tx.unsafe(`truncate ${table}`))).rejects.toThrow(/permission denied/);
    }
    const moved = await withContext(house, people.fabian, (tx) => tx`update log_sequence set watermark = '1' returning 1`);
    expect(moved).toHaveLength(0);
  });

  it('show an institution its own leaves only', async () => {
    const trees = await withContext(house, people.beto, (tx) => tx<{ tree: string }[]>`select distinct institution_id as tree from log_leaf`);
    expect(trees).toEqual([{ tree: people.beto.institutionId }]);
    expect(await withContext(house, people.ana, (tx) => tx`select from log_leaf`)).toHaveLength(0);
  });

  it('are forced on every table of the log and on every month, and months reach ahead', async () => {
    const bare = await house.superuser`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where (nspname = 'log_month' or relname like 'log\\_%') and relkind in ('r', 'p') and nspname in ('public', 'log_month') and not (relrowsecurity and relforcerowsecurity)`;
    expect(bare).toEqual([]);
    const [row] = await house.superuser`select count(*)::integer as months from pg_inherits where inhparent = 'log_entry'::regclass`;
    expect(row?.['months']).toBe(5);
    await house.sql`select security.prepare_log_months()`;
    await write('ana', 'this month');
    expect(await house.superuser`select from log_month.rest`).toHaveLength(0);
  });
});
