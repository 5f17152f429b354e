import { totalmem } from 'node:os';
import type { Account } from './account.ts';

/** Where one embedded cluster lives and how it is run. */
export interface Cluster {
  readonly dataDir: string;
  /** PostgreSQL's own folder. */
  readonly folder: string;
  readonly binaries: string;
  readonly socketFolder: string;
  /** null: the present account. */
  readonly account: Account | null;
  /** Clusters for tests are thrown away and need not survive a power cut. */
  readonly durable: boolean;
}

/**
 * An eighth of the memory there is (of the container's, where it has less than its machine): an import of a hundred thousand rows fits in
 * half a gigabyte, and is written once.
 */
function sharedMegabytes(): number {
  const granted = process.constrainedMemory();
  const bytes = granted > 0 ? Math.min(granted, totalmem()) : totalmem();
  return Math.round(Math.min(1_024, Math.max(128, bytes / 1024 / 1024 / 8)));
}

/** Sensible on a small machine; set on the command line so that a release can change them. */
export function settings({ durable, socketFolder }: Cluster): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: durable ? `${String(sharedMegabytes())}MB` : '64MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    // Bulk work fills the default in a moment and then writes by itself what the writer could write meanwhile.
    wal_buffers: durable ? '64MB' : '16MB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A statement or a DETAIL line may quote a person's data: the server's file says what failed, never with which values.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** How PostgreSQL's programs are started: under their account, away from the terminal's Ctrl-C, with a clean environment. */
export function runAs({ account, dataDir }: Cluster): { detached: true; cwd: string; env: Record<string, string>; uid?: number; gid?: number } {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid };
  return { detached: true, cwd: dataDir, env, ...identity };
}
