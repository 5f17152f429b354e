import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseProblems } from '../problems.ts';

/** The account of the operating system that PostgreSQL runs under. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Accounts that root tries, in this order: Debian's own for PostgreSQL, and the one that every Linux has. */
const CANDIDATES = ['postgres', 'nobody'];

/** Folder of PostgreSQL's own files. */
export const clusterFolder = (dataDir: string): string => join(dataDir, 'postgres');

/**
 * Whose account runs PostgreSQL, which refuses to run as root: the present one, or as root the owner of the existing
 * data folder, else the one chosen, else the first candidate of this machine.
 * @returns null when it is the present account
 */
export function databaseAccount(dataDir: string, chosen?: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = [clusterFolder(dataDir), dataDir].map((path) => statSync(path, { throwIfNoEntry: false })).find((stats) => stats !== undefined && stats.uid !== 0);
  if (owner !== undefined) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const names = chosen === undefined ? CANDIDATES : [chosen];
  const found = names.map((name) => accounts().find((account) => account.name === name)).find((account) => account !== undefined);
  if (found === undefined || found.uid === 0) throw databaseProblems.noAccount({ account: names.join('» ni «') });
  return found;
}

/** Whether the account can run the file: every folder on the way may be crossed, and the file read and executed. */
export function canRun(file: string, account: Account | null): boolean {
  return account === null || (allows(file, account, 0o5) && canCross(dirname(file), account));
}

/** Whether the account may cross the folder and every one above it. */
export function canCross(folder: string, account: Account | null): boolean {
  if (account === null) return true;
  return allows(folder, account, 0o1) && (dirname(folder) === folder || canCross(dirname(folder), account));
}

function allows(path: string, { uid, gid }: Account, bits: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
  return ((found.mode >> shift) & bits) === bits;
}

function accounts(): Account[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  return lines.map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

const nameOf = (uid: number): string => accounts().find((account) => account.uid === uid)?.name ?? String(uid);
