import { z } from 'zod';
import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import type { ApprovalRow, Kind } from './store.ts';

export const states = ['waiting', 'expired', 'refused', 'approved', 'lapsed', 'used'] as const;
export type State = (typeof states)[number];

const nullable = z.string().nullable();
const instant = z.iso.datetime();
export const approvalOutput = z.object({
  id: z.uuid(), number: z.int(), kind: z.enum(['export', 'erasure']), form: z.string(), recordId: z.uuid().nullable(), institution: z.string(), reason: z.string(),
  details: z.record(z.string(), z.unknown()), searched: z.boolean().describe('Limited by searched words, which are not shown'), records: z.int(),
  askedBy: nullable, askedAt: instant, expiresAt: instant, decidedBy: nullable, decidedAt: instant.nullable(), decisionReason: nullable, useUntil: instant.nullable(),
  usedAt: instant.nullable(), state: z.enum(states), own: z.boolean(),
}).meta({ id: 'Approval' });
export type Approval = z.infer<typeof approvalOutput>;

interface ShownRow extends ApprovalRow {
  readonly institution: string;
  readonly asked_by_name: string | null;
  readonly decided_by_name: string | null;
}

function stateOf(row: ApprovalRow): State {
  const now = clock.now();
  if (row.used_at !== null) return 'used';
  if (row.decision === 'refused') return 'refused';
  if (row.decision === 'approved') return row.kind === 'export' && row.use_until !== null && row.use_until <= now ? 'lapsed' : 'approved';
  return row.expires_at <= now ? 'expired' : 'waiting';
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A request as people see it. */
export const shown = (row: ShownRow, userId: string): Approval => ({
  id: row.id, number: row.number, kind: row.kind, form: row.form, recordId: row.record_id, institution: row.institution, reason: row.reason, details: { ...row.details },
  searched: row.sealed !== null, records: row.records, askedBy: row.asked_by_name, askedAt: row.asked_at.toISOString(), expiresAt: row.expires_at.toISOString(),
  decidedBy: row.decided_by_name, decidedAt: iso(row.decided_at), decisionReason: row.decision_reason, useUntil: iso(row.use_until), usedAt: iso(row.used_at),
  state: stateOf(row), own: row.asked_by === userId,
});

/** The last requests that this person may see: their institution's, or everybody's for a national right. */
export async function listApprovals({ tx, context, scope }: Call, kind: Kind, id?: string): Promise<Approval[]> {
  const reach = scope === 'national' ? tx`true` : tx`a.institution_id = ${context.institutionId}`;
  const rows = await tx<ShownRow[]>`
    select a.*, i.acronym as institution, security.user_name(a.asked_by) as asked_by_name, security.user_name(a.decided_by) as decided_by_name
    from approval a join institution i on i.id = a.institution_id
    where a.kind = ${kind} and ${reach} ${id === undefined ? tx`` : tx`and a.id = ${id}`} order by a.asked_at desc, a.id desc limit 100`;
  return rows.map((row) => shown(row, context.userId));
}
