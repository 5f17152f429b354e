import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { quotaProblems } from './problems.ts';

const quotaNames = ['reveal_hour', 'reveal_day', 'export_day'] as const;
type QuotaName = (typeof quotaNames)[number];

export const quotaOutput = z.object({
  name: z.enum(quotaNames), value: z.int(), updatedAt: z.iso.datetime().nullable(), updatedBy: z.string().nullable(),
}).meta({ id: 'Quota' });
export type Quota = z.infer<typeof quotaOutput>;

interface Row {
  readonly name: QuotaName;
  readonly value: number;
  readonly updated_at: Date | null;
  readonly updated_by_name: string | null;
}

const shown = ({ name, value, updated_at: at, updated_by_name: by }: Row): Quota => ({ name, value, updatedAt: at?.toISOString() ?? null, updatedBy: by });

const read = (tx: Tx): Promise<Row[]> => tx<Row[]>`
  select name, value, updated_at, security.user_name(updated_by) as updated_by_name from quota order by name`;

/** What each limit is now. */
export async function quotaValues(tx: Tx): Promise<Readonly<Record<QuotaName, number>>> {
  const rows = await read(tx);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Record<QuotaName, number>;
}

export const listQuotas = defineCommand({
  name: 'quota.list', resource: 'quota', action: 'read', input: z.strictObject({}),
  handle: async ({ tx }) => (await read(tx)).map(shown),
  log: { none: 'the limits are no secret and name nobody' },
});

/** Another value for a limit, from now on. @throws unknownQuota */
export const changeQuota = defineCommand({
  name: 'quota.change', resource: 'quota', action: 'manage', stepUp: true, input: z.strictObject({ id: z.string(), value: z.int().min(1).max(1_000_000) }),
  handle: async ({ tx, context }, { id, value }) => {
    const [before] = await tx<{ value: number }[]>`select value from quota where name = ${id}`;
    if (before === undefined) throw quotaProblems.unknownQuota();
    await tx`update quota set value = ${value}, updated_by = ${context.userId}, updated_at = ${clock.now()} where name = ${id}`;
    const [row] = (await read(tx)).filter(({ name }) => name === id).map(shown);
    if (row === undefined) throw quotaProblems.unknownQuota();
    return { ...row, before: before.value };
  },
  log: ({ id, value }, { before }) => ({ action: 'quota.change', resource: 'quota', details: { quota: id, before, after: value } }),
});
