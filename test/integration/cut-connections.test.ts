import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';

const child = join(import.meta.dirname, '../cut-connection-child.ts');

/** What a process says that loses its connection in the middle of a transaction. */
const losing = (mode: 'guarded' | 'bare') => {
  const { socket = '', user, password } = inject('cluster').store.app;
  return promisify(execFile)(process.execPath, [child, socket, user, password, 'postgres', mode]);
};

describe('A connection cut in the middle of a transaction', () => {
  it('does not end the server, which goes on with the next one', async () => {
    await expect(losing('guarded')).resolves.toMatchObject({ stdout: 'alive', stderr: expect.stringContaining('no se guardó') as string });
  });

  it('would end a process that does not expect it: the day the driver is mended, the guard can go', async () => {
    await expect(losing('bare')).rejects.toMatchObject({ stderr: expect.stringContaining("reading 'write'") as string });
  });
});
