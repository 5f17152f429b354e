import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { checkout } from '../../packages/platform/config/index.ts';

// A checkout with the real launcher and a stand-in for npm, which belongs to others and needs the network: it writes down
// that it was called and leaves what npm leaves, unless FAIL says that it cannot.
const NPM = `
const { appendFileSync, copyFileSync, mkdirSync } = require('node:fs');
appendFileSync('calls.txt', process.argv.slice(2, 4).join(' ') + '\\n');
console.log('added 1 package');
if (process.env.FAIL) process.exit(1);
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sintra-install-'));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true }));
  mkdirSync(join(folder, 'scripts'));
  copyFileSync(join(checkout, 'scripts/run.mjs'), join(folder, 'scripts/run.mjs'));
  writeFileSync(join(folder, 'npm.js'), NPM);
  writeFileSync(join(folder, 'program.ts'), 'console.log(JSON.stringify({ args: process.argv.slice(2) }));\nprocess.exitCode = 7;\n');
  lockFile('1.0.0');
});

const lockFile = (version: string) => writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'node_modules/one': { version } } }));
const calls = (): string[] => readFileSync(join(folder, 'calls.txt'), 'utf8').trim().split('\n');

async function run(env: Record<string, string> = {}): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'program.ts', '--json', 'a b'], {
    cwd: folder, env: { ...process.env, npm_execpath: join(folder, 'npm.js'), ...env },
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr };
}

test('what is missing is installed once, without install scripts, and stdout is the program\'s alone', async () => {
  const first = await run();
  expect(first).toMatchObject({ code: 7, stdout: '{"args":["--json","a b"]}\n' });
  expect(first.stderr).toContain('Instalando lo que SINTRA necesita');
  expect(await run()).toEqual({ code: 7, stdout: first.stdout, stderr: '' });
  expect(calls()).toEqual(['ci --ignore-scripts']);
});

test('when the lock file asks for something else it is installed again', async () => {
  await run();
  lockFile('2.0.0');
  await run();
  await run();
  expect(calls()).toHaveLength(2);
});

test('two starts at once install once', async () => {
  const both = await Promise.all([run(), run()]);
  expect(both.map(({ code }) => code)).toEqual([7, 7]);
  expect(calls()).toHaveLength(1);
});

test('an installation that was killed does not stop the next one', async () => {
  mkdirSync(join(folder, '.installing'));
  writeFileSync(join(folder, '.installing/pid'), '999999999');
  expect((await run()).code).toBe(7);
});

test('an installation that fails says what to look at, and the program does not run', async () => {
  const { code, stdout, stderr } = await run({ FAIL: '1' });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('No se pudieron instalar las dependencias');
  expect((await run()).code).toBe(7);
});
