import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../test/house.ts';
import { seed } from '../../../scripts/prove/seed.ts';
import { testPeople, type People } from '../../../test/people.ts';
import { runs } from '../../../test/runs.ts';
import type { Tx } from '../db/index.ts';
import { ExportCheck, type Finding, type Known, type Report } from '../log/proof/index.ts';
import { checkpointFolder, checkpointLog, copyCheckpoints, exportLog, sequenceLog } from './index.ts';

/** Tampering with files, and as many times with the database. */
const COUNT = runs(500);

let house: TestHouse;
let people: People;
let file: string;

// The clusters of all test files share one data folder: checkpoints go to one of their own.
const folder = mkdtempSync(join(tmpdir(), 'sintra-log-'));

beforeAll(async () => {
  const open = await testHouse();
  house = { ...open, config: { ...open.config, dataDir: folder } };
  people = await testPeople(house);
  for (let round = 0; round < 4; round += 1) {
    await fill(300, 4 - round);
    await sequenceLog(house);
    await checkpointLog(house);
    await copyCheckpoints(house);
  }
  file = await exported();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Entries of two institutions and of none, in one transaction, as if written some days ago. */
async function fill(count: number, daysAgo: number): Promise<void> {
  await house.superuser`insert into log_entry (id, at, actor_id, owner_institution_id, action, resource, channel, request_id, details)
    select gen_random_uuid(), clock_timestamp() - make_interval(days => ${daysAgo}), ${people.ana.userId}, (array[${people.ana.institutionId}::uuid, ${people.carla.institutionId}::uuid, null])[1 + n % 3],
      'record.read', 'victim', 'api', ${uuidv7()}, jsonb_build_object('shown', n, 'where', 'línea ' || chr(8232) || n) from generate_series(1, ${count}) n`;
}

async function exported(request: Parameters<typeof exportLog>[2] = {}, who: 'fabian' | 'beto' = 'fabian'): Promise<string> {
  let text = '';
  await exportLog(house, people[who], request, async (piece) => void (text += piece));
  return text;
}

function verify(text: string, known: Known = {}): Report {
  const check = new ExportCheck(known);
  for (const line of text.replace(/\n$/, '').split('\n')) check.line(line);
  return check.finish();
}

const outside = (): string[] => readdirSync(checkpointFolder(house)).filter((name) => name.startsWith('20')).sort()
  .map((name) => readFileSync(join(checkpointFolder(house), name), 'utf8'));

/** A small generator with a seed, so that a failure can be run again. */
function dice(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const where = (found: Finding): boolean => found.line !== undefined || found.first !== undefined || found.checkpoint !== undefined || found.tree !== undefined;

describe('An exported log', () => {
  it('is verified whole, with the checkpoints kept outside, and brings its own export in it', () => {
    const report = verify(file, { outside: outside() });
    expect(report.findings).toEqual([]);
    expect(report.trees.map(({ count, size, first }) => ({ whole: count === size, first }))).toEqual(report.trees.map(() => ({ whole: true, first: 0 })));
    expect(report.trees.length).toBeGreaterThanOrEqual(4);
    expect(report.entries).toBeGreaterThan(1200);
    expect(report.checkpoints).toMatchObject({ first: 1, last: 5 });
    expect(report.witnessed).toBe(5);
    expect(file).toContain('log.export');
  });

  it('of one institution has that one’s entries alone, and of a liaison their own', async () => {
    for (const text of [await exported({ institution: 'JAL' }), await exported({}, 'beto')]) {
      const report = verify(text);
      expect(report.findings).toEqual([]);
      expect(report.trees.map(({ acronym }) => acronym)).toEqual(['JAL']);
    }
    await expect(exported({ institution: 'CHIS' }, 'beto')).rejects.toMatchObject({ code: 'no_such_institution' });
    await expect(exported({ institution: 'NADA' })).rejects.toMatchObject({ code: 'no_such_institution' });
    await expect(exported({ from: '2026-13-01' })).rejects.toMatchObject({ code: 'bad_dates' });
    await expect(exportLog(house, people.ana, {}, async () => undefined)).rejects.toMatchObject({ code: 'forbidden' });
    const [row] = await house.superuser`select count(*)::integer as refusals from log_entry where action = 'refused' and resource = 'log.export'`;
    expect(row?.['refusals']).toBe(4);
  });

  it('of some days begins and ends inside the trees, and proves it', async () => {
    const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000 - 6 * 3_600_000).toISOString().slice(0, 10);
    for (const [from, until, least] of [[3, 2, 200], [4, 4, 100], [2, undefined, 200], [undefined, 3, 200], [1, 1, 100], [30, 20, 0], [undefined, 30, 0]] as const) {
      const request = { ...(from !== undefined && { from: day(from) }), ...(until !== undefined && { until: day(until) }) };
      const text = await exported(request);
      const report = verify(text, { outside: outside() });
      expect(report.findings, JSON.stringify(request)).toEqual([]);
      const shown = report.trees.find(({ acronym }) => acronym === 'CHIS');
      expect(shown?.count).toBeGreaterThanOrEqual(least);
      expect(shown?.count).toBeLessThanOrEqual(least + 10);
      for (const [at, line] of text.trimEnd().split('\n').entries()) {
        if (at % 97 !== 0 && !/^\{"(?:acronym|from|note|old_size|entries)/u.test(line)) continue;
        const changed = text.trimEnd().split('\n');
        expect(verify(changed.toSpliced(at, 1).join('\n')).total, `without line ${String(at + 1)}`).toBeGreaterThan(0);
        expect(verify(changed.with(at, line.replace(/\d(?=\D*$)/u, (digit) => String((Number(digit) + 1) % 10))).join('\n')).total).toBeGreaterThan(0);
      }
    }
  });

  it('is not believed when the checkpoints outside were altered, and is when only the last of them was cut by a crash', () => {
    const [content = ''] = outside();
    const kinds = (other: string): string[] => verify(file, { outside: [other] }).findings.map(({ kind }) => kind);
    for (const number of [1, 3, 5]) expect(kinds(content.replace(`number ${String(number)}\ntime 2`, `number ${String(number)}\ntime 1`))).toEqual(['outside_altered']);
    for (const cut of [1, 30, 90]) expect(kinds(content.slice(0, -cut))).toEqual([]);
    expect(kinds(content.replace(/(\n[^\n]*){9}$/u, ''))).toEqual([]);
  });

  it('signed with a key that is not the expected one is refused', () => {
    expect(verify(file, { key: Buffer.alloc(32, 7) }).findings.map(({ kind }) => kind)).toContain('key_unknown');
  });

  it(`altered at random in ${String(COUNT)} ways is always found, and the place is said`, ({ task }) => {
    task.meta.proof = { what: 'tamperings with an exported log, found and located', count: COUNT, seed };
    const lines = file.replace(/\n$/, '').split('\n');
    const roll = dice(seed);
    for (let round = 0; round < COUNT; round += 1) {
      const [at, other] = [roll(lines.length), roll(lines.length)];
      const line = lines[at] ?? '';
      const place = roll(line.length);
      const mutations = {
        edit: () => lines.with(at, line.slice(0, place) + (line[place] === '7' ? '8' : '7') + line.slice(place + 1)).join('\n'),
        delete: () => lines.toSpliced(at, 1).join('\n'),
        insert: () => lines.toSpliced(at, 0, lines[other] ?? '').join('\n'),
        reorder: () => lines.with(at, lines[other] ?? '').with(other, line).join('\n'),
        truncate: () => file.slice(0, 1 + roll(file.length - 2)),
      };
      const [name, mutate] = Object.entries(mutations)[round % 5] ?? ['', () => file];
      const changed = mutate();
      if (`${changed}\n` === file) continue;
      const report = verify(changed);
      expect(report.total, `${name} at line ${String(at + 1)}, ${String(other + 1)}`).toBeGreaterThan(0);
      expect(report.findings.every(where)).toBe(true);
      if (name === 'edit' && line.startsWith('{"entry"')) {
        const index = (JSON.parse(line) as { index: number }).index;
        expect(report.findings.some((found) => found.line === at + 1 || (found.first ?? Infinity) <= index && index <= (found.last ?? found.first ?? -1))).toBe(true);
      }
    }
  }, 600_000);
});

/** Runs work as superuser in the database, looks at what the verifier says of it, and undoes it. */
async function tampered(work: (tx: Tx) => Promise<unknown>): Promise<Report> {
  await house.superuser`create table if not exists kept as select 1 as one`;
  const tables = ['log_entry', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_sequence'];
  const before = await house.superuser<{ last: number }[]>`select max(number)::float8 as last from log_checkpoint`;
  for (const table of tables) await house.superuser.unsafe(`drop table if exists copy_${table}; create table copy_${table} as select * from ${table}`).simple();
  try {
    await house.superuser.begin(work);
    return verify(await exported(), { outside: outside() });
  } finally {
    for (const table of tables) await house.superuser.unsafe(`truncate ${table}; insert into ${table} select * from copy_${table}`).simple();
    const kept = outside().join('').split(/^(?=sintra\/bitacora\/sello)/mu).slice(0, (before[0]?.last ?? 0) + 1);
    rmSync(checkpointFolder(house), { recursive: true, force: true });
    await copyCheckpoints(house);
    expect(kept.length).toBeGreaterThan(0);
  }
}

interface Target {
  readonly tree: string;
  readonly index: string;
  readonly id: string;
}

describe('A database altered by its superuser', () => {
  it('is the only thing that is found: looked at in the same way and left alone, it verifies', async () => {
    expect((await tampered(async () => undefined)).findings).toEqual([]);
  });

  it(`in ${String(COUNT)} random ways is always found, and the place is said`, async ({ task }) => {
    task.meta.proof = { what: 'tamperings with the log in the database, found and located', count: COUNT, seed };
    const roll = dice(seed);
    const targets = await house.superuser<Target[]>`
      select institution_id as tree, leaf_index as index, entry_id as id from log_leaf where leaf_index between 10 and 350 order by 1, 2`;
    for (let round = 0; round < COUNT; round += 1) {
      const { tree, index, id } = targets[roll(targets.length)] as Target;
      const leaf = Number(index);
      const mutations: Record<string, (tx: Tx) => Promise<unknown>> = {
        'an entry’s action': (tx) => tx`update log_entry set action = 'record.count' where id = ${id}`,
        'an entry’s actor': (tx) => tx`update log_entry set actor_id = ${people.carla.userId} where id = ${id}`,
        'an entry’s moment by a microsecond': (tx) => tx`update log_entry set at = at + interval '1 microsecond' where id = ${id}`,
        'an entry’s institution': (tx) => tx`update log_entry set owner_institution_id = ${tree === people.diana.institutionId ? people.ana.institutionId : people.diana.institutionId} where id = ${id}`,
        'an entry deleted': (tx) => tx`delete from log_entry where id = ${id}`,
        'an entry and its leaf deleted': async (tx) => {
          await tx`delete from log_entry where id = ${id}`;
          await tx`delete from log_leaf where entry_id = ${id}`;
        },
        'an entry deleted and the rest moved up': async (tx) => {
          await tx`delete from log_entry where id = ${id}`;
          await tx`delete from log_leaf where entry_id = ${id}`;
          await tx`update log_leaf set leaf_index = leaf_index + 100000 where institution_id = ${tree} and leaf_index > ${index}`;
          await tx`update log_leaf set leaf_index = leaf_index - 100001 where institution_id = ${tree} and leaf_index > 100000`;
        },
        'two entries swapped': async (tx) => {
          await tx`update log_leaf set leaf_index = 999999 where institution_id = ${tree} and leaf_index = ${leaf}`;
          await tx`update log_leaf set leaf_index = ${leaf} where institution_id = ${tree} and leaf_index = ${leaf - 1}`;
          await tx`update log_leaf set leaf_index = ${leaf - 1} where institution_id = ${tree} and leaf_index = 999999`;
        },
        'an entry inserted with an old transaction': (tx) => tx`insert into log_entry (id, owner_institution_id, action, resource, channel, request_id, tx)
          values (${uuidv7()}, ${tree}, 'record.read', 'victim', 'api', 'x', '5')`,
        'a leaf’s hash': (tx) => tx`update log_leaf set hash = sha256(hash) where entry_id = ${id}`,
        'the end cut off': async (tx) => {
          await tx`delete from log_entry where id in (select entry_id from log_leaf where institution_id = ${tree} and leaf_index >= ${index})`;
          await tx`delete from log_leaf where institution_id = ${tree} and leaf_index >= ${index}`;
        },
        'the end cut off with its checkpoints': async (tx) => {
          await tx`delete from log_leaf where institution_id = ${tree} and leaf_index >= ${index}`;
          await tx`delete from log_checkpoint where number >= 3`;
        },
        'a checkpoint’s text': (tx) => tx`update log_checkpoint set body = replace(body, 'time 2', 'time 1') where number = ${2 + roll(3)}`,
        'a checkpoint deleted': (tx) => tx`delete from log_checkpoint where number = ${1 + roll(4)}`,
      };
      const [name, mutate] = Object.entries(mutations)[round % Object.keys(mutations).length] as [string, (tx: Tx) => Promise<unknown>];
      const report = await tampered(mutate);
      expect(report.total, `${name} at ${tree} ${index}`).toBeGreaterThan(0);
      expect(report.findings.every(where), name).toBe(true);
      const said = JSON.stringify(report.findings);
      if (name.startsWith('an entry’s')) expect(said).toContain(name.includes('moment') ? `"first":${index}` : id);
      if (name === 'an entry and its leaf deleted') expect(report.findings).toContainEqual({ kind: 'entry_deleted', tree, first: leaf, last: leaf });
    }
  }, 600_000);

  it('who also recomputes the leaf’s hash is found between the checkpoints around it', async () => {
    const [target] = await house.superuser<Target[]>`select institution_id as tree, leaf_index as index, entry_id as id from log_leaf where leaf_index = 150 limit 1`;
    const report = await tampered((tx) => tx`update log_leaf set hash = sha256('\\x00'::bytea || hash) where entry_id = ${target?.id ?? ''}`);
    const range = report.findings.find(({ kind }) => kind === 'leaves_rewritten');
    expect(range?.tree).toBe(target?.tree);
    expect(range?.first).toBeLessThanOrEqual(150);
    expect(range?.last).toBeGreaterThanOrEqual(150);
    expect((range?.last ?? 0) - (range?.first ?? 0)).toBeLessThan(150);
  });

  it('who rewrites the whole log and has it signed again is found by the checkpoints outside, and only by them', async () => {
    const rewrite = async (tx: Tx): Promise<void> => {
      await tx`update log_entry set reason = 'otro' where id = (select entry_id from log_leaf where leaf_index = 20 limit 1)`;
      await tx`delete from log_leaf`;
      await tx`delete from log_tile`;
      await tx`delete from log_checkpoint`;
      await tx`update log_sequence set watermark = '0'`;
    };
    const report = await tampered(rewrite);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(new Set(report.findings.map(({ kind }) => kind))).toEqual(new Set(['outside_differs', 'outside_later']));
  });

  it('and put right again verifies again', async () => {
    expect(verify(await exported(), { outside: outside() }).findings).toEqual([]);
  });
});
