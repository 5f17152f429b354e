import { z } from 'zod';
import { clock } from '../clock/index.ts';
import { defineCommand } from '../commands/index.ts';
import { problems } from '../problems/index.ts';
import { notify } from '../tray/index.ts';
import { alertKinds, alertNotices } from './kinds.ts';

interface AlertRow {
  readonly id: string;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly institution: string | null;
  readonly kind: string;
  readonly counted: number;
  readonly most: number;
  readonly hours: number;
  readonly raised_at: Date;
}

const labelOf = (kind: string): string => alertKinds[kind]?.label ?? kind;
const nullable = z.string().nullable();

export const alertsOutput = z.object({
  items: z.array(z.object({
    id: z.uuid(), user: nullable, userName: nullable, institution: nullable, kind: z.string(), label: z.string(), counted: z.int(), most: z.int(), hours: z.int(), raisedAt: z.iso.datetime(),
  }).meta({ id: 'Alert' })),
  next: nullable,
});

/** Alerts, newest first, by key: of all institutions for auditors, of their own for liaisons. */
export const listAlerts = defineCommand({
  name: 'alert.list', resource: 'log', action: 'read', input: z.strictObject({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  handle: async ({ tx }, { after, limit }) => {
    const rows = await tx<AlertRow[]>`
      select a.id, a.user_id, security.user_name(a.user_id) as user_name, i.acronym as institution, a.kind, a.counted, a.most, a.hours, a.raised_at
      from log_alert a left join institution i on i.id = a.institution_id ${after === undefined ? tx`` : tx`where a.id < ${after}`} order by a.id desc limit ${limit + 1}`;
    const items = rows.slice(0, limit).map(({ user_id, user_name, raised_at, ...row }) => ({ ...row, user: user_id, userName: user_name, label: labelOf(row.kind), raisedAt: raised_at.toISOString() }));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
  log: (_asked, page) => ({ action: 'alert.list', resource: 'log', details: { shown: page.items.length } }),
});

interface ThresholdRow {
  readonly kind: string;
  readonly hours: number;
  readonly most: number;
  readonly updated_at: Date | null;
  readonly updated_by: string | null;
}

export const thresholdsOutput = z.array(z.object({
  kind: z.string(), label: z.string(), hours: z.int(), most: z.int(), updatedAt: nullable, updatedBy: nullable,
}).meta({ id: 'AlertThreshold' }));

export const listThresholds = defineCommand({
  name: 'alert.thresholds', resource: 'log', action: 'read', input: z.strictObject({}), log: { none: 'limits, nobody’s data' },
  handle: async ({ tx }) => {
    const rows = await tx<ThresholdRow[]>`select kind, hours, most, updated_at, security.user_name(updated_by) as updated_by from alert_threshold order by position`;
    return rows.map(({ updated_at, updated_by, ...row }) => ({ ...row, label: labelOf(row.kind), updatedAt: updated_at?.toISOString() ?? null, updatedBy: updated_by }));
  },
});

const limit = z.strictObject({ kind: z.string().max(60), hours: z.int().min(1).max(720), most: z.int().min(1).max(10_000_000) });

/** Moves a limit; the administration is told, so that nobody opens the fence unseen. @throws notFound */
export const setThreshold = defineCommand({
  name: 'alert.threshold', resource: 'log', action: 'manage', stepUp: true, input: limit,
  log: ({ kind, hours, most }, before: { hours: number; most: number }) => ({ action: 'alert.threshold', resource: 'log', details: { kind, before, after: { hours, most } } }),
  handle: async ({ tx, context }, { kind, hours, most }) => {
    const [before] = await tx<{ hours: number; most: number }[]>`select hours, most from alert_threshold where kind = ${kind} for update`;
    if (before === undefined) throw problems.notFound();
    await tx`update alert_threshold set hours = ${hours}, most = ${most}, updated_at = ${clock.now()}, updated_by = ${context.userId} where kind = ${kind}`;
    await notify(tx, { to: { everywhere: true, resource: 'user', action: 'manage' }, notice: alertNotices.alertLimitChanged({ kind, most, hours }) });
    return { hours: before.hours, most: before.most };
  },
});
