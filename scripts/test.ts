import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../packages/platform/config/index.ts';

/** The part of vitest's JSON report that the last line is made of. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs every test (or the files named) and ends with a line for people and programs: «N passed, N failed». */
async function main(files: readonly string[]): Promise<number> {
  const chromium = findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'sintra-report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await runVitest(files, file, chromium);
    if (chromium === undefined) sayWithoutBrowser();
    return summarise(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The browser that end-to-end tests drive: CHROMIUM, else Debian's. */
function findChromium(): string | undefined {
  return [process.env['CHROMIUM'], '/usr/bin/chromium'].find((path) => path !== undefined && path !== '' && existsSync(path));
}

async function runVitest(files: readonly string[], report: string, chromium: string | undefined): Promise<number> {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files];
  const child = spawn(process.execPath, [join(checkout, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: checkout, stdio: 'inherit', env: { ...process.env, ...(chromium === undefined ? {} : { CHROMIUM: chromium }) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function sayWithoutBrowser(): void {
  say('\nThe browser tests (test/end-to-end) were skipped: there is no Chromium on this machine.');
  say('To run them: apt-get install chromium, or CHROMIUM=/path/to/chromium npm test');
}

/** The exit code is vitest's, and never 0 with a failure: a file that does not even load counts as one. */
function summarise(file: string, code: number): number {
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
  if (report === null) say('\nThe tests did not run to the end.');
  const broken = report?.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length ?? 1;
  const failed = Math.max((report?.numFailedTests ?? 0) + broken, code === 0 ? 0 : 1);
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  say(`\n${String(report?.numPassedTests ?? 0)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
