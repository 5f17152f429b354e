import { spawn } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { runAs, settings } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { SOCKET } from './folder.ts';

const LOG_LIMIT = 5_000_000;
/** A fast shutdown takes tenths of a second; after this it is made immediate, which loses nothing committed. */
const STOP_MS = 20_000;

export const logFile = (cluster: Cluster): string => join(cluster.dataDir, 'postgres.log');

/** Starts PostgreSQL on its own: it outlives this process while others use it. `ended` settles when it is gone. */
export function startPostmaster(cluster: Cluster): { readonly ended: Promise<void> } {
  removeStalePid(cluster);
  const log = openLog(cluster);
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), ['-D', cluster.folder, ...settings(cluster)], {
    ...runAs(cluster), stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return { ended: new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve())) };
}

/** Asks PostgreSQL to stop at once and in order (fast shutdown), and waits until its last process is gone. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const pid = postmasterPid(cluster);
  if (pid === null) return;
  const patience = performance.now() + STOP_MS;
  process.kill(pid, 'SIGINT');
  while (isRunning(cluster)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (performance.now() > patience && postmasterPid(cluster) !== null) process.kill(pid, 'SIGQUIT');
  }
}

/** Whether any process of this cluster is alive: its processes work inside its folder. */
export const isRunning = (cluster: Cluster): boolean => processesIn(cluster.folder).length > 0;

/** Last lines of PostgreSQL's file, for the message of a start that failed. */
export function lastLines(cluster: Cluster, count = 8): string {
  return readFileSync(logFile(cluster), 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Folder where the running PostgreSQL put its socket: another account's TMPDIR may differ from ours. */
export function runningSocket(cluster: Cluster): string {
  const folder = pidLines(cluster)[4];
  return join(folder === undefined || folder === '' ? cluster.socketFolder : folder, SOCKET);
}

function postmasterPid(cluster: Cluster): number | null {
  const pid = Number(pidLines(cluster)[0]);
  return processesIn(cluster.folder).includes(pid) ? pid : null;
}

function pidLines({ folder }: Cluster): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * After a power cut the number in postmaster.pid may belong to somebody else by now, and PostgreSQL would refuse to start.
 * The file goes only when no process works in the cluster's folder.
 */
function removeStalePid(cluster: Cluster): void {
  if (pidLines(cluster).length === 0 || isRunning(cluster)) return;
  rmSync(join(cluster.folder, 'postmaster.pid'), { force: true });
  rmSync(join(cluster.socketFolder, `${SOCKET}.lock`), { force: true });
}

function processesIn(folder: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => workingFolder(pid) === folder).map(Number);
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function openLog(cluster: Cluster): number {
  const file = logFile(cluster);
  const log = openSync(file, 'a', 0o600);
  if (statSync(file).size > LOG_LIMIT) truncateSync(file);
  if (cluster.account !== null) chownSync(file, cluster.account.uid, cluster.account.gid);
  return log;
}
