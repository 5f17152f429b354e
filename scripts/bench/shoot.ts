import autocannon, { type Request } from 'autocannon';
import { cpuOf, cpuOfDatabase } from './cpu.ts';
import type { Bench } from './cluster.ts';
import type { Arms, Scenario } from './requests.ts';

/** One turn of one arm. */
export interface Shot {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Bytes of an answer, headers included. */
  readonly bytes: number;
  readonly failed: number;
  /** Milliseconds of CPU for each request: steadier than the clock on a machine that others use. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
}

function requestsOf(arms: Arms, arm: 'sintra' | 'bare', scenario: Scenario): Request[] {
  if (arm === 'bare') return scenario.said.map((_, index) => ({ method: 'GET', path: `/${scenario.name}/${String(index)}` }));
  const headers = { cookie: arms.cookie, 'x-sintra-csrf': '1', 'content-type': 'application/json' };
  return scenario.requests.map((request) => ({ method: 'GET', ...request, headers }));
}

/** Closed loop: each of `connections` asks again as soon as it is answered, for some seconds. */
export async function shoot(bench: Bench, arms: Arms, arm: 'sintra' | 'bare', scenario: Scenario, load: { connections: number; seconds: number }): Promise<Shot> {
  const before = [cpuOf(arms[arm].pid), await cpuOfDatabase(bench)] as const;
  const result = await autocannon({
    url: `http://127.0.0.1:${String(arms[arm].port)}`, connections: load.connections, duration: load.seconds, requests: requestsOf(arms, arm, scenario),
  });
  const after = [cpuOf(arms[arm].pid), await cpuOfDatabase(bench)] as const;
  const total = Math.max(1, result.requests.total);
  return {
    perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99,
    bytes: Math.round(result.throughput.average / Math.max(1, result.requests.average)), failed: result.errors + result.timeouts + result.non2xx,
    serverCpu: (after[0] - before[0]) / total, databaseCpu: (after[1] - before[1]) / total,
  };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const middle = (shots: readonly Shot[]): Shot => ({
  perSecond: median(shots.map((shot) => shot.perSecond)), p50: median(shots.map((shot) => shot.p50)), p99: median(shots.map((shot) => shot.p99)),
  bytes: median(shots.map((shot) => shot.bytes)), failed: shots.reduce((sum, shot) => sum + shot.failed, 0),
  serverCpu: median(shots.map((shot) => shot.serverCpu)), databaseCpu: median(shots.map((shot) => shot.databaseCpu)),
});

/** The arms take turns, so that what else happens on the machine happens to both; medians of the turns. */
export async function compare(bench: Bench, arms: Arms, scenario: Scenario, load: { connections: number; seconds: number; rounds: number }): Promise<{ sintra: Shot; bare: Shot; ratio: number }> {
  const shots: { sintra: Shot[]; bare: Shot[] } = { sintra: [], bare: [] };
  for (const arm of ['bare', 'sintra'] as const) await shoot(bench, arms, arm, scenario, { ...load, seconds: 2 });
  for (let round = 0; round < load.rounds; round += 1) {
    for (const arm of round % 2 === 0 ? (['bare', 'sintra'] as const) : (['sintra', 'bare'] as const)) shots[arm].push(await shoot(bench, arms, arm, scenario, load));
  }
  const ratios = shots.sintra.map((shot, round) => shot.perSecond / Math.max(0.001, shots.bare[round]?.perSecond ?? 0));
  return { sintra: middle(shots.sintra), bare: middle(shots.bare), ratio: median(ratios) };
}
