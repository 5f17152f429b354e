import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from '../packages/platform/config/index.ts';
import { openBench, type Bench } from './bench/cluster.ts';
import { fillRecords } from './bench/data.ts';
import { measureHangUp } from './bench/hang-up.ts';
import { measureLog } from './bench/log.ts';
import { fillPeople, type Cast } from './bench/people.ts';
import { passes, table, type Line } from './bench/report.ts';
import { scenariosOf, startArms, type Arms, type Scenario } from './bench/requests.ts';
import { measureSheets, type Done } from './bench/sheets.ts';
import { compare, shoot, type Shot } from './bench/shoot.ts';
import { costOfWalls } from './bench/walls.ts';
import { fillWork, workScenarios } from './bench/work.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false }, rows: { type: 'string', default: '200000' }, 'sheet-rows': { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '3' }, rounds: { type: 'string', default: '6' }, only: { type: 'string', default: 'log,requests,work,walls,sheets' }, 'log-entries': { type: 'string', default: '1000000' },
  },
});
const parts = options.only.split(',');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const shown = ({ perSecond, p50, p99, serverCpu, databaseCpu, bytes }: Shot): string =>
  `${perSecond.toFixed(0)}/s p50 ${p50.toFixed(0)} p99 ${p99.toFixed(0)} ms, CPU ${serverCpu.toFixed(2)}+${databaseCpu.toFixed(2)} ms, ${String(bytes)} B`;

const names = { list: 'list of 50, state and word of the name', read: 'one record with its groups', create: 'create with its log entry',
  resolutions: 'list of a body of 10,000 resolutions', activities: 'list of a programme of 5,000 activities', followUp: 'follow-up of 10,000 resolutions', sheet: 'year sheet, 2,000 of 5,000 activities',
  year: 'calendar of a year, 2,000 of its lines',
} as const;

async function requestLines(bench: Bench, arms: Arms, scenarios: readonly Scenario[]): Promise<Line[]> {
  const load = { connections: 10, seconds: Number(options.seconds), rounds: Number(options.rounds) };
  const lines: Line[] = [];
  for (const scenario of scenarios) {
    say(`${names[scenario.name]}…`);
    const { sintra, bare, ratio } = await compare(bench, arms, scenario, load);
    lines.push({ what: `${names[scenario.name]}: of bare req/s`, value: ratio, unit: '×', must: 0.35, aim: 0.6, better: 'higher', notes: `SINTRA ${shown(sintra)} · bare ${shown(bare)}` });
    const crowd = await shoot(bench, arms, 'sintra', scenario, { connections: 100, seconds: load.seconds });
    lines.push({ what: `${names[scenario.name]}: 100 connections`, value: crowd.failed + sintra.failed, unit: 'errors', must: 0, aim: 0, better: 'lower', notes: shown(crowd) });
  }
  return lines;
}

async function hangUpLines(bench: Bench, arms: Arms): Promise<Line[]> {
  const { nextMs, stuck } = await measureHangUp(bench, arms);
  return [{ what: 'after 100 hang-ups: next request', value: nextMs, unit: 'ms', must: 1_000, aim: 50, better: 'lower', notes: `${String(stuck)} connections stuck in a transaction` }];
}

/** Records of work: pages of the largest body and the largest programme (issue of the commissions). */
async function workLines(bench: Bench, cast: Cast): Promise<Line[]> {
  const scenarios = await workScenarios(bench, cast, await fillWork(bench, cast));
  const arms = await startArms(bench, scenarios);
  const lines = await requestLines(bench, arms, scenarios);
  await Promise.all([arms.sintra.stop(), arms.bare.stop()]);
  return lines;
}

async function wallLines(bench: Bench, scenarios: readonly Scenario[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const scenario of scenarios.filter(({ name }) => name !== 'create')) {
    const { policies, bypassing, cost } = await costOfWalls(bench, scenario);
    const notes = `${policies.toFixed(2)} ms under policies, ${bypassing.toFixed(2)} ms without`;
    // The gate is for the list; a record by its key costs so little that the signed context of six tables shows.
    lines.push({ what: `row security: ${names[scenario.name]}`, value: cost * 100, unit: '%', must: scenario.name === 'list' ? 15 : null, aim: null, better: 'lower', notes });
  }
  return lines;
}

async function sheetLines(bench: Bench): Promise<Line[]> {
  const figures = await measureSheets(bench, Number(options['sheet-rows']), say);
  const { reads, imports, written, exported, strings } = figures;
  const rate = ({ rows, ms, cpu, databaseCpu }: Done): string => `${(ms / 1_000).toFixed(1)} s for ${String(rows)} rows (CPU ${(cpu / 1_000).toFixed(1)}+${(databaseCpu / 1_000).toFixed(1)} s)`;
  const memory = (what: string, megabytes: number, notes = ''): Line => ({ what, value: megabytes, unit: 'MB', must: 400, aim: null, better: 'lower', notes });
  return [
    { what: 'import, of only reading', value: figures.importRatio, unit: '×', must: 5, aim: 3, better: 'lower', notes: `${imports.map(rate).join(' and ')} against ${reads.map(rate).join(', ')}${imports.map(({ refused }) => refused ?? '').join('')}` },
    { what: 'export, of only writing', value: figures.exportRatio, unit: '×', must: 1.7, aim: 1.3, better: 'lower', notes: `${rate(exported)} against ${rate(written)}${exported.refused ?? ''}` },
    memory('import: peak memory', Math.max(...imports.map(({ memory: most }) => most))), memory('export: peak memory', exported.memory),
    memory('300,000 different shared strings: peak memory', strings.memory, strings.refused === null ? 'taken' : `refused: ${strings.refused}`),
  ];
}

async function measure(bench: Bench): Promise<Line[]> {
  const cast = await fillPeople(bench.house);
  const lines: Line[] = [];
  if (parts.includes('log')) lines.push(...await measureLog(bench, cast, Number(options['log-entries']), say));
  if (parts.includes('sheets')) lines.push(...await sheetLines(bench));
  if (parts.includes('work')) lines.push(...await workLines(bench, cast));
  if (!parts.includes('requests') && !parts.includes('walls')) return lines;
  say(`Building ${options.rows} records…`);
  const ids = await fillRecords(bench, cast, Number(options.rows));
  const scenarios = await scenariosOf(bench, cast, ids);
  if (parts.includes('walls')) lines.push(...await wallLines(bench, scenarios));
  if (!parts.includes('requests')) return lines;
  const arms = await startArms(bench, scenarios);
  lines.push(...await requestLines(bench, arms, scenarios), ...await hangUpLines(bench, arms));
  await Promise.all([arms.sintra.stop(), arms.bare.stop()]);
  return lines;
}

const commit = (): string => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim();

const bench = await openBench();
try {
  const lines = await measure(bench);
  const report = { date: new Date().toISOString(), commit: commit(), processors: cpus().length, rows: Number(options.rows), sheetRows: Number(options['sheet-rows']), lines };
  mkdirSync(join(checkout, 'reports'), { recursive: true });
  writeFileSync(join(checkout, 'reports/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${table(lines)}\n`);
  process.exitCode = lines.every(passes) ? 0 : 1;
} finally {
  await bench.close();
}
