import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Child {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server of this folder in its own process and waits until it listens. Extra Node options in BENCH_NODE_OPTIONS, for profiles. */
export async function startServer(file: string, options: unknown): Promise<Child> {
  const execArgv = file.startsWith('sintra') ? (process.env['BENCH_NODE_OPTIONS'] ?? '').split(' ').filter(Boolean) : [];
  const child: ChildProcess = fork(join(import.meta.dirname, file), { serialization: 'advanced', execArgv });
  const ended = once(child, 'exit');
  child.send(options as object);
  const [message] = (await Promise.race([once(child, 'message'), ended.then(() => [undefined])])) as [{ port: number } | undefined];
  if (message === undefined || child.pid === undefined) throw new Error(`${file} ended before it listened`);
  return {
    port: message.port,
    pid: child.pid,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
