import { connect, type Target } from '../packages/platform/database/target.ts';
import type { House } from '../packages/platform/database/index.ts';
import { sequenceLog } from '../packages/platform/sequencer/index.ts';

/** Sequences as a process of its own, which stops after some entries for its parent to kill it there. */
const { target, masterKey, stopAt } = JSON.parse(process.argv[2] ?? '') as { target: Target; masterKey: string; stopAt: number };

await sequenceLog({ sql: connect(target, 1), masterKey: Buffer.from(masterKey, 'base64') } as House, {
  onChunk: async (taken) => {
    if (taken < stopAt) return;
    process.stdout.write('here\n');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  },
});
