import { readFileSync } from 'node:fs';
import type { Bench } from './cluster.ts';

/** Linux counts CPU in hundredths of a second (USER_HZ). */
const TICK_MS = 10;

/** Milliseconds of CPU that a process has used, with those of its children that have ended; 0 where /proc does not say. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
  } catch {
    return 0;
  }
}

/** The same of every backend that serves the application. */
export async function cpuOfDatabase({ superuser }: Bench): Promise<number> {
  const backends = await superuser<{ pid: number }[]>`select pid from pg_stat_activity where usename = 'sintra_app'`;
  return backends.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
}

/** Largest resident memory of a process so far, in MB. */
export function peakMemory(pid: number): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
