import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseProblems } from '../problems.ts';
import { isSystemError } from '../system-error.ts';
import { runAs } from './cluster.ts';
import type { Cluster } from './cluster.ts';

/** Name of the cluster's superuser: used to create the owner and the databases. */
export const SUPERUSER = 'sintra_root';

/**
 * Creates the cluster unless it exists. It is made aside and renamed when complete: a start killed in the middle leaves
 * nothing half done, and of two starts at once one wins.
 */
export function createCluster(cluster: Cluster, password: string): void {
  if (existsSync(join(cluster.folder, 'PG_VERSION'))) return;
  sweep(cluster.dataDir);
  const draft = mkdtempSync(join(cluster.dataDir, `${DRAFT}${String(process.pid)}-`));
  try {
    if (cluster.account !== null) chownSync(draft, cluster.account.uid, cluster.account.gid);
    initialise(cluster, draft, password);
    renameSync(join(draft, 'cluster'), cluster.folder);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const DRAFT = 'new-';

/** Removes what a start that was killed left behind. */
function sweep(dataDir: string): void {
  const drafts = readdirSync(dataDir).filter((name) => name.startsWith(DRAFT));
  for (const draft of drafts) {
    const pid = draft.split('-')[1] ?? '';
    if (!existsSync(join('/proc', pid))) rmSync(join(dataDir, draft), { recursive: true, force: true });
  }
}

function initialise(cluster: Cluster, draft: string, password: string): void {
  const passwordFile = join(draft, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.account !== null) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
  const { status, stderr, error } = spawnSync(join(cluster.binaries, 'bin', 'initdb'), [
    '-D', join(draft, 'cluster'), '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-messages=C', '--data-checksums',
    '--no-instructions', ...(cluster.durable ? [] : ['--no-sync']),
  ], { ...runAs(cluster), encoding: 'utf8' });
  if (status === 0) return;
  if (error === undefined && stderr.includes('could not look up effective user ID')) throw databaseProblems.namelessAccount({ uid: process.getuid?.() ?? 0 });
  throw databaseProblems.notStarted({ log: 'initdb', lines: error?.message ?? stderr.trim() });
}
