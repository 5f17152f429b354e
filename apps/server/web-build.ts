import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkout } from '@sintra/platform/config';
import { serverProblems } from './problems.ts';

const app = join(checkout, 'apps/web');
export const dist = join(app, 'dist');
const cache = join(checkout, 'node_modules/.cache');
const lock = join(cache, 'web-building');
const STAMP = 'sources.sha256';
const stamp = join(dist, STAMP);

/** Everything that the browser receives comes from here. */
const SOURCES = [
  'apps/web/**/*', 'packages/ui/**/*', 'packages/definition/**/*', 'packages/projections/{validation,excel}/**/*',
  'modules/*/{web,forms,catalogs}/**/*', 'modules/*/*.ts', 'package-lock.json',
];

/** Builds the web application unless what is built comes from today's sources. Of two at once, one builds and one waits. */
export async function buildWeb(onProgress: (message: string) => void, signal: AbortSignal): Promise<void> {
  if (!existsSync(join(app, 'vite.config.ts')) || isFresh()) return;
  onProgress('Preparando las pantallas…');
  await lockBuild(signal);
  try {
    if (!isFresh()) await build(signal);
  } finally {
    rmSync(lock, { force: true });
  }
}

const isFresh = (): boolean => existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources();

/** Complete or not at all: a build that was cut short is never served. */
async function build(signal: AbortSignal): Promise<void> {
  const sources = hashSources();
  const draft = join(cache, `web-${String(process.pid)}`);
  try {
    await runVite(draft, signal);
    writeFileSync(join(draft, STAMP), sources);
    rmSync(`${draft}-old`, { recursive: true, force: true });
    if (existsSync(dist)) renameSync(dist, `${draft}-old`);
    renameSync(draft, dist);
  } finally {
    for (const folder of [draft, `${draft}-old`]) rmSync(folder, { recursive: true, force: true });
  }
}

/** A link that names the builder's process; one whose process is gone is taken over. */
async function lockBuild(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      mkdirSync(cache, { recursive: true });
      symlinkSync(String(process.pid), lock);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EACCES' || code === 'EROFS') throw serverProblems.webFolder({ folder: checkout });
      if (code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  signal.throwIfAborted();
}

function isAbandoned(): boolean {
  try {
    return !existsSync(join('/proc', readlinkSync(lock)));
  } catch {
    return false;
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: checkout, withFileTypes: true, exclude: (entry) => ['node_modules', 'dist'].includes(entry.name) });
  const paths = files.filter((entry) => entry.isFile() && !entry.name.includes('.test.')).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) hash.update(path.slice(checkout.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** In a process of its own: the bundler's memory goes away with it. */
async function runVite(outDir: string, signal: AbortSignal): Promise<void> {
  const vite = join(checkout, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--config', join(app, 'vite.config.ts'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
    // Always what people get, whoever builds: under NODE_ENV=test or development the screens would be slow and name the folders of
    // this machine, and a later start would take them for built.
    cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'], signal, env: { ...process.env, NODE_ENV: 'production' },
  });
  const [lines, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (code !== 0) throw serverProblems.webBuild({ lines: lines.trim().split('\n').slice(-12).join('\n') });
}
