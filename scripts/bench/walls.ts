import type { Sql } from '../../packages/platform/database/target.ts';
import type { ParameterOrJSON } from 'postgres';
import { connect } from '../../packages/platform/database/target.ts';
import type { Bench } from './cluster.ts';
import type { Scenario } from './requests.ts';

const TURNS = 30;
const EACH = 20;

/** The statements of one request in a transaction of their own; only its reads, so that both roles do the same. */
async function ask(sql: Sql, scenario: Scenario, variant: number): Promise<void> {
  const said = scenario.said[variant % scenario.said.length];
  await sql.begin(async (tx) => {
    for (const { database, text, values } of said?.statements ?? []) {
      if (database === 'main' && !/^\s*insert/i.test(text)) await tx.unsafe(text, values as ParameterOrJSON<never>[], { prepare: true });
    }
  });
}

async function turn(sql: Sql, scenario: Scenario): Promise<number> {
  const started = performance.now();
  for (let variant = 0; variant < EACH; variant += 1) await ask(sql, scenario, variant);
  return (performance.now() - started) / EACH;
}

/**
 * What row security costs: the same reads as the application's login, under its policies, and as a role that they do not
 * stop, in turns on one connection each. The quickest turns are compared: whatever else the machine does only adds time.
 * @returns milliseconds for each, and how much more the first takes (0.1 = 10 %)
 */
export async function costOfWalls(bench: Bench, scenario: Scenario): Promise<{ policies: number; bypassing: number; cost: number }> {
  const { app, superuser } = bench.store;
  const limited = connect(app, 1);
  const free = connect(superuser ?? app, 1);
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < TURNS; round += 1) {
    times[0].push(await turn(limited, scenario));
    times[1].push(await turn(free, scenario));
  }
  await Promise.all([limited.end({ timeout: 1 }), free.end({ timeout: 1 })]);
  const [policies, bypassing] = [Math.min(...times[0].slice(1)), Math.min(...times[1].slice(1))];
  return { policies, bypassing, cost: policies / bypassing - 1 };
}
