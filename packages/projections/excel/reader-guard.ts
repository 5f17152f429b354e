import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SheetProblem, type RefusalCode } from './refusals.ts';
import type { Waiting } from './reader-lines.ts';
import type { ReadLimits } from './types.ts';

const pollMs = 40;
const pageSize = 4096;

/** Resident memory of a process in bytes; 0 where the system has no /proc (its heap is capped all the same). */
function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageSize;
  } catch {
    return 0;
  }
}

export interface Guard {
  readonly waiting: Waiting;
  stop(why: RefusalCode): void;
  /** Why the child ended without saying so. */
  verdict(): Promise<SheetProblem>;
  end(): void;
}

/** SIGABRT is how V8 ends a process whose heap is full. */
const isOutOfMemory = (child: ChildProcess): boolean => child.signalCode === 'SIGABRT' || child.exitCode === 134;

/** Watches a reading process: kills it when it holds too much memory or keeps its parent waiting too long. */
export function guard(child: ChildProcess, limits: Pick<ReadLimits, 'memoryBytes' | 'seconds'>, signal: AbortSignal | undefined): Guard {
  let why: RefusalCode | null = null;
  let since: number | null = null;
  let waited = 0;
  const stop = (code: RefusalCode): void => {
    why ??= code;
    child.kill('SIGKILL');
  };
  const look = (): void => {
    const spent = waited + (since === null ? 0 : performance.now() - since);
    if (spent > limits.seconds * 1000) stop('too_slow');
    if (child.pid !== undefined && residentBytes(child.pid) > limits.memoryBytes) stop('too_much_memory');
  };
  const timer = setInterval(look, pollMs);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const onAbort = (): void => stop('cancelled');
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  return {
    waiting: (isWaiting) => {
      if (since !== null) waited += performance.now() - since;
      since = isWaiting ? performance.now() : null;
    },
    stop,
    verdict: async () => {
      await exited;
      const code = why ?? (isOutOfMemory(child) ? 'too_much_memory' : 'reader_failed');
      return new SheetProblem(code, { minutes: Math.round(limits.seconds / 60) });
    },
    end: () => {
      clearInterval(timer);
      signal?.removeEventListener('abort', onAbort);
      child.kill('SIGKILL');
    },
  };
}
