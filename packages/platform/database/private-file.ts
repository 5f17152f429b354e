import { chownSync, linkSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from './system-error.ts';

/**
 * Writes a file that only its owner may read, unless it exists: whoever comes second keeps the first one's. It appears
 * whole or not at all, and belongs to the owner of the data folder (root may start what an ordinary account created).
 * @returns whether it was written now
 */
export function createPrivateFile(file: string, content: string): boolean {
  makePrivateFolder(dirname(file));
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    sameOwner(draft, dirname(file));
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Puts other contents in a private file, whole or not at all, with the same owner. */
export function replacePrivateFile(file: string, content: string): void {
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  sameOwner(draft, dirname(file));
  renameSync(draft, file);
}

/** Creates a folder for its owner alone; an existing one is left as it is. */
export function makePrivateFolder(folder: string, mode = 0o700): void {
  if (mkdirSync(folder, { recursive: true, mode }) !== undefined) sameOwner(folder, dirname(folder));
}

function sameOwner(path: string, model: string): void {
  const { uid, gid } = statSync(model);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(path, uid, gid);
}
