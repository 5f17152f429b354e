import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../packages/platform/config/index.ts';
import type { Proof } from './prove/seed.ts';

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly duration?: number | null;
  readonly meta?: { readonly proof?: Proof };
  readonly failureMessages?: readonly string[];
}

/** The part of vitest's JSON report that is kept. */
interface Report {
  readonly success: boolean;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Assertion[] }[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = join(checkout, 'reports');
const raw = join(folder, 'prove-vitest.json');

/** Everything that is tried a tenth in `npm test`, and the walls, which are tried whole both times. */
const files = (): string[] =>
  globSync(['scripts/prove/*.test.ts', 'test/integration/{permissions,overload,hang-up}*.test.ts', '{packages,modules,test}/**/*.test.ts'], { cwd: checkout, exclude: (path) => path.includes('node_modules') })
    .filter((file) => /^(scripts\/prove|test\/integration\/(permissions|overload|hang-up))/.test(file) || readFileSync(join(checkout, file), 'utf8').includes('/runs.ts'));

async function runVitest(seed: number): Promise<number> {
  const args = ['run', '--testTimeout=3600000', '--reporter=default', '--reporter=json', `--outputFile.json=${raw}`, ...files()];
  const child = spawn(process.execPath, [join(checkout, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: checkout, stdio: 'inherit', env: { ...process.env, SINTRA_PROVE: 'full', SINTRA_SEED: String(seed) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

const resultOf = ({ fullName, status, duration, meta, failureMessages }: Assertion) => ({
  proof: fullName, status, seconds: Math.round((duration ?? 0) / 100) / 10, ...meta?.proof,
  ...(failureMessages !== undefined && failureMessages.length > 0 && { failure: failureMessages.map((text) => text.slice(0, 2_000)) }),
});

/** Runs every long proof at full count, with other tries than last time, and stores what they found in reports/prove.json. */
async function main(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const seed = Number(process.env['SINTRA_SEED'] ?? Date.now() % 2 ** 31);
  say(`Proofs at full count, seed ${String(seed)} (SINTRA_SEED=${String(seed)} npm run prove repeats them)`);
  const code = await runVitest(seed);
  if (!existsSync(raw)) return 1;
  const report = JSON.parse(readFileSync(raw, 'utf8')) as Report;
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(resultOf));
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim();
  const failed = results.filter(({ status }) => status === 'failed').length;
  writeFileSync(join(folder, 'prove.json'), `${JSON.stringify({ date: new Date().toISOString(), commit, seed, proofs: results.length, failed, results }, null, 2)}\n`);
  for (const result of results.filter(({ what }) => what !== undefined)) say(`${result.status === 'passed' ? 'ok  ' : 'FAIL'} ${String(result.what)}: ${String(result.count)} in ${String(result.seconds)} s`);
  say(`${String(results.length - failed)} proved, ${String(failed)} failed; reports/prove.json`);
  return code;
}

process.exitCode = await main();
