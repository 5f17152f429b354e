import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkout } from '@sintra/platform/config';
import { serverProblems } from './problems.ts';

const app = join(checkout, 'apps/web');
export const dist = join(app, 'dist');
const stamp = join(dist, 'sources.sha256');

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
  await runVite(signal);
  // Written last: a build that was cut short is made again.
  writeFileSync(stamp, sources);
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: checkout, withFileTypes: true, exclude: (entry) => ['node_modules', 'dist'].includes(entry.name) });
  const paths = files.filter((entry) => entry.isFile() && !entry.name.includes('.test.')).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) hash.update(path.slice(checkout.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

/** In a process of its own: the bundler's memory goes away with it. */
async function runVite(signal: AbortSignal): Promise<void> {
  const vite = join(checkout, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--config', join(app, 'vite.config.ts'), '--logLevel', 'warn'], {
    cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'], signal,
  });
  const [lines, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (code !== 0) throw serverProblems.webBuild({ lines: lines.trim().split('\n').slice(-12).join('\n') });
}
