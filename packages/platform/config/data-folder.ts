import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkout } from './checkout.ts';

/**
 * Where the data goes when SINTRA_DATA does not say: inside the checkout, so that a trial leaves nothing elsewhere. Only
 * root with a checkout that nobody else may enter (root's own home) needs another place, because PostgreSQL refuses to run
 * as root and its account could not reach its files.
 */
export function chooseDataFolder(folder: string = checkout, isRoot: boolean = process.getuid?.() === 0): string {
  if (!isRoot || openToAll(folder)) return join(folder, '.sintra');
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return join('/var/lib/sintra', `${basename(folder)}-${mark}`);
}

/** Whether every folder on the way may be crossed by any account. */
function openToAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || openToAll(dirname(folder));
}
