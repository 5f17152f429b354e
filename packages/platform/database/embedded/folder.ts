import { accessSync, chmodSync, chownSync, constants, existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databaseProblems } from '../problems.ts';
import { isSystemError } from '../system-error.ts';
import { canCross, clusterFolder } from './account.ts';
import type { Account } from './account.ts';

/** PostgreSQL names its socket after a port even when it listens on none. */
export const SOCKET = '.s.PGSQL.5432';

/** Longest path of a local socket that every system takes. */
const SOCKET_LIMIT = 100;

export const clusterExists = (dataDir: string): boolean => existsSync(join(clusterFolder(dataDir), 'PG_VERSION'));

/**
 * Creates the data folder if needed. As root others may cross it, never list it, because PostgreSQL's account has its own
 * folder inside; keys and secrets stay root's.
 * @throws Problem folder_unwritable or folder_of_another
 */
export function openDataFolder(dataDir: string): void {
  const root = process.getuid?.() === 0;
  try {
    const first = mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (root && statSync(dataDir).uid === 0) letThrough(dataDir, first ?? dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw databaseProblems.folderUnwritable({ folder: dataDir, cause: reason(error.code) });
  }
}

/** Others may cross the folder, and those above it that were just made, whatever the umask. */
function letThrough(folder: string, first: string): void {
  chmodSync(folder, 0o711);
  if (folder.length > first.length) letThrough(dirname(folder), first);
}

/** @throws Problem folder_unreachable when PostgreSQL's account could not get to its folder. */
export function refuseUnreachable(dataDir: string, account: Account | null): void {
  if (!canCross(dataDir, account)) throw databaseProblems.folderUnreachable({ folder: dataDir, account: account?.name ?? '' });
}

/** Folder of the local socket: inside the data folder, or a private one under the temporary folder when the path is long. */
export function socketFolder(dataDir: string, account: Account | null): string {
  const inside = join(dataDir, 'socket');
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const folder = join(inside, SOCKET).length <= SOCKET_LIMIT ? inside : join(tmpdir(), `sintra-${mark}`);
  if (!existsSync(folder)) makeOwned(folder, account);
  const { uid, mode } = lstatSync(folder);
  if (uid !== (account?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0) throw databaseProblems.folderOfAnother({ folder });
  return folder;
}

/** Appears under its name only once it is the account's: of two starts at once, none sees the other's half-made folder. */
function makeOwned(folder: string, account: Account | null): void {
  const draft = `${folder}-${String(process.pid)}`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(draft, account.uid, account.gid);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmdirSync(draft);
    // The other start was first, and its PostgreSQL is already inside.
    if (!isSystemError(error) || !['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
  }
}

function reason(code: string): string {
  const reasons: Record<string, string> = {
    EACCES: 'sin permiso', EPERM: 'sin permiso', EROFS: 'el disco es de sólo lectura', ENOSPC: 'no queda espacio en el disco',
    ENOTDIR: 'parte de la ruta no es una carpeta', EEXIST: 'ya existe y no es una carpeta', ENOENT: 'la ruta no existe',
  };
  return reasons[code] ?? code;
}
