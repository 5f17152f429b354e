import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkout } from '@sintra/platform/config';
import { serverProblems } from './problems.ts';

const app = join(checkout, 'apps/web');
export const dist = join(app, 'dist');
const STAMP = 'sources.sha256';
const stamp = join(dist, STAMP);

/** Everything that the browser receives comes from here. */
const SOURCES = [
  'apps/web/**/*', 'packages/ui/**/*', 'packages/definition/**/*', 'packages/projections/{validation,excel}/**/*',
  'modules/*/{web,forms,catalogs}/**/*', 'modules/*/*.ts', 'package-lock.json',
];

/** Builds the web application unless what is built comes from today's sources. */
export async function buildWeb(onProgress: (message: string) => void, signal: AbortSignal): Promise<void> {
  if (!existsSync(join(app, 'vite.config.ts'))) return;
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  onProgress('Preparando las pantallas…');
  const draft = join(checkout, 'node_modules/.cache', `web-${String(process.pid)}`);
  try {
    await runVite(draft, signal);
    writeFileSync(join(draft, STAMP), sources);
    swap(draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Complete or not at all: a build that was cut short is never served, and two at once do not mix. */
function swap(draft: string): void {
  const old = `${draft}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(draft, dist);
  rmSync(old, { recursive: true, force: true });
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
    cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'], signal,
  });
  const [lines, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (code !== 0) throw serverProblems.webBuild({ lines: lines.trim().split('\n').slice(-12).join('\n') });
}
