import { z } from 'zod';
import { defineCommand } from '@sintra/platform/commands';
import { publishedKeys } from './signing-key.ts';

/** Checkpoints listed: the newest. A day's are downloaded together: some dozens, each as long as there are institutions. */
const SHOWN = 20;
const DAYS = 90;

export const publishedOutput = z.object({
  keys: z.array(z.string()).describe('Public keys that ever signed, as published, the newest last'),
  total: z.int(),
  checkpoints: z.array(z.object({ number: z.int(), time: z.iso.datetime() })).describe('The newest, newest first'),
  days: z.array(z.iso.date()).describe('Days (UTC) with checkpoints, newest first'),
}).meta({ id: 'PublishedProof' });

/** What whoever verifies the log takes from it: public keys and checkpoints. */
export const publishedCommand = defineCommand({
  name: 'log.published', resource: 'log', action: 'read', input: z.strictObject({}),
  handle: async ({ tx }) => {
    const newest = await tx<{ number: number; at: Date }[]>`select number::float8 as number, at from log_checkpoint order by number desc limit ${SHOWN}`;
    const days = await tx<{ day: string }[]>`
      select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day from log_checkpoint where number > ${newest[0]?.number ?? 0}::float8::bigint - ${DAYS * 100} group by 1 order by 1 desc limit ${DAYS}`;
    return {
      keys: await publishedKeys(tx), total: newest[0]?.number ?? 0,
      checkpoints: newest.map(({ number, at }) => ({ number, time: at.toISOString() })), days: days.map(({ day }) => day),
    };
  },
  log: { none: 'public keys and times of checkpoints: they are published so that anybody keeps them' },
});

/** The checkpoints of a day (UTC), as they stand in the file of its month outside the database (docs/log-format.md). */
export const dayCommand = defineCommand({
  name: 'log.checkpoint_day', resource: 'log', action: 'read', input: z.strictObject({ day: z.iso.date() }),
  handle: async ({ tx }, { day }) => {
    const from = new Date(`${day}T00:00:00Z`);
    const rows = await tx<{ body: string }[]>`select body from log_checkpoint where at >= ${from} and at < ${new Date(from.getTime() + 86_400_000)} order by number`;
    return rows.map(({ body }) => `\n${body}`).join('');
  },
  log: ({ day }) => ({ action: 'log.checkpoint', resource: 'log', details: { day } }),
});
