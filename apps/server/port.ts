import { createServer } from 'node:net';
import type { Config } from '@sintra/platform/config';
import { serverProblems } from './problems.ts';

/** Says that a port is taken before the work of starting, and not after. @throws Problem port_in_use and the like */
export async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, config)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

/** The problem behind an error of listen(), or the error itself. */
export function listenProblem(error: unknown, { port, host }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return serverProblems.portInUse({ host, port, other: port + 1 });
  if (code === 'EACCES') return serverProblems.portForbidden({ port });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return serverProblems.noSuchHost({ host });
  return error;
}
