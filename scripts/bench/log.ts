import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Context } from '../../packages/platform/db/index.ts';
import { catalogsOf } from '../../packages/platform/catalogs/index.ts';
import { run } from '../../packages/platform/commands/index.ts';
import { ExportCheck, linesOf } from '../../packages/platform/log/proof/index.ts';
import { createCommand } from '../../packages/platform/records/commands.ts';
import { insertWith } from '../../packages/platform/records/write.ts';
import { exportLog, keepLogProof, sequenceLog } from '../../packages/platform/sequencer/index.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import type { Bench } from './cluster.ts';
import type { Cast } from './people.ts';
import type { Line } from './report.ts';

const ROUNDS = 8;
const WRITERS = 6;
const EACH = 20;

const create = createCommand(module);
/** The same command with nothing to say to the log, whose records commit to nothing: no entry, no HMACs, no row of salts. */
const plain: typeof create = {
  ...createCommand(module, (call, ...record) => insertWith(async () => undefined, call, ...record)), log: { none: 'measured without its entry' },
};
const values = {
  sex: 'female', nationalities: ['MX'], typeOfVictim: 'direct', detectionDate: 'marzo 2024', detectionState: '14', detectionUnit: 'Unidad de medición', ageBasis: 'exact', ageFrom: 20, ageTo: 20,
  formsOfExploitation: ['LGT-10-III'], nameGiven: 'Ficticia', nameFirst: 'Invención',
};

/** Records a second. What earlier turns left to be put into the trees is put there before, so that no turn pays for another. */
async function perSecond(bench: Bench, who: Context, command: typeof create): Promise<number> {
  await sequenceLog(bench.house);
  const started = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, async () => {
    for (let record = 0; record < EACH; record += 1) await run(bench.house, who, command, { values });
  }));
  return (WRITERS * EACH * 1_000) / (performance.now() - started);
}

/** How many values the newest entry of a new record commits to. */
async function committed({ superuser }: Bench): Promise<number> {
  const [row] = await superuser<{ count: number }[]>`
    select (select count(*) from jsonb_object_keys(commitments))::integer as count from log_entry where action = 'record.create' order by at desc limit 1`;
  return row?.count ?? 0;
}

/**
 * Records a second as SINTRA stores them, of those stored without entry and commitments, in turns within one run. The sequencer runs the
 * whole time and finds work in the turns with entries only. The quickest turns are compared: whatever else the machine does only adds time.
 */
async function costLine(bench: Bench, who: Context): Promise<Line> {
  const rates: { plain: number[]; logged: number[] } = { plain: [], logged: [] };
  const keeper = keepLogProof(bench.house, () => undefined);
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.plain.push(await perSecond(bench, who, plain));
    rates.logged.push(await perSecond(bench, who, create));
  }
  await keeper.stop();
  const [without, logged] = [Math.max(...rates.plain.slice(1)), Math.max(...rates.logged.slice(1))];
  return {
    what: 'log: cost of entry and commitments, of the rate of new records', value: (1 - logged / without) * 100, unit: '%', must: 20, aim: null, better: 'lower',
    notes: `${without.toFixed(0)} records/s with neither entry nor commitments nor their salts, ${logged.toFixed(0)} with one entry, its ${String(await committed(bench))} commitments and their salts, put into the tree meanwhile; quickest of ${String(ROUNDS - 1)} turns each`,
  };
}

/** Entries made by the superuser by the hundred thousand, as requests would have left them. */
async function fillLog({ superuser }: Bench, { institutions, liaison }: Cast, entries: number): Promise<void> {
  const owners = institutions.map(({ id }) => id);
  for (let from = 0; from < entries; from += 100_000) {
    await superuser`
      insert into log_entry (id, actor_id, actor_institution_id, owner_institution_id, action, resource, record_id, version, fields, channel, request_id, details)
      select security.new_id(), ${liaison.userId}, ${liaison.institutionId}, (${owners}::uuid[])[1 + n % ${owners.length}], 'record.read', 'victim', gen_random_uuid(), 1, '{sex,state}', 'screen', gen_random_uuid()::text, '{}'
      from generate_series(1, ${Math.min(100_000, entries - from)}::integer) n`;
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly result: T }> {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1_000, result };
}

async function exportTo(bench: Bench, who: Context, file: string): Promise<void> {
  const stream = createWriteStream(file);
  const done = finished(stream);
  await exportLog(bench.house, who, {}, async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  });
  stream.end();
  await done;
}

async function verifyFile(file: string): Promise<{ entries: number; total: number }> {
  const check = new ExportCheck();
  for await (const line of linesOf(createReadStream(file, { encoding: 'utf8' }))) check.line(line);
  return check.finish();
}

/** A million entries: put into their trees, exported and verified, each in seconds. */
async function verifyLines(bench: Bench, cast: Cast, entries: number, say: (text: string) => void): Promise<Line[]> {
  say(`Log of ${String(entries)} entries…`);
  await fillLog(bench, cast, entries);
  const auditor: Context = { ...cast.liaison, roles: ['auditor'], logScope: 'national', peopleScope: 'none' };
  const file = join(bench.dataDir, 'bitacora.ndjson');
  const sequenced = await timed(() => sequenceLog(bench.house));
  const exported = await timed(() => exportTo(bench, auditor, file));
  const verified = await timed(() => verifyFile(file));
  const { entries: found, total } = verified.result;
  const megabytes = statSync(file).size / 1e6;
  const shown = { must: null, aim: null, better: 'lower', unit: 'ms' } as const;
  return [
    { ...shown, what: 'log: a thousand entries verified', value: (verified.seconds * 1e6) / found, notes: `${String(found)} entries in ${verified.seconds.toFixed(1)} s (${megabytes.toFixed(0)} MB; sequenced in ${sequenced.seconds.toFixed(1)} s, exported in ${exported.seconds.toFixed(1)} s)` },
    { what: 'log: findings in it', value: total, unit: 'errors', must: 0, aim: 0, better: 'lower', notes: 'of an untouched log' },
  ];
}

export const measureLog = async (bench: Bench, cast: Cast, entries: number, say: (text: string) => void): Promise<Line[]> => {
  await catalogsOf(bench.house);
  say('Cost of logging…');
  const cost = await costLine(bench, cast.liaison);
  return [cost, ...await verifyLines(bench, cast, entries, say)];
};
