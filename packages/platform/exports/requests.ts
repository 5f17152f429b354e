import { z } from 'zod';
import { ask, decide, listApprovals, type Approval, type ApprovalRow } from '../approvals/index.ts';
import { clock } from '../clock/index.ts';
import { defineCommand, type Call } from '../commands/index.ts';
import { writeLog } from '../log/index.ts';
import { resourceOf } from '../permissions/index.ts';
import { filterInput, filtersOf, requireReason, whereOf, type Filters, type FormModule } from '../records/index.ts';
import { inWords } from './export.ts';
import { notify } from '../tray/index.ts';
import { quotaNotices, quotaValues } from '../quotas/index.ts';

/** Where requests are dealt with. */
const REQUESTS_PATH = '/solicitudes/exportacion';

const reason = z.string().trim().max(2000);
const right = { resource: 'record', action: 'approve_export' } as const;

async function countOf(call: Call, module: FormModule, filters: Filters): Promise<number> {
  const { where } = await whereOf(call, module, filters);
  const [row] = await call.tx<{ count: number }[]>`select count(*)::integer as count from ${call.tx(module.form.table)} r where ${where}`;
  return row?.count ?? 0;
}

/** Records with identity that this account asked for within a day, without what was refused. */
async function askedToday({ tx, context }: Call): Promise<number> {
  const [row] = await tx<{ records: number }[]>`
    select coalesce(sum(records), 0)::integer as records from approval where institution_id = ${context.institutionId} and kind = 'export'
      and asked_by = ${context.userId} and asked_at > ${new Date(clock.now().getTime() - 86_400_000)} and decision is distinct from 'refused'`;
  return row?.records ?? 0;
}

/** A day's worth beyond the limit is told to whoever watches the log, before anybody allows it. */
async function alertIfLarge(call: Call, { number }: ApprovalRow, used: number): Promise<void> {
  const { tx, context } = call;
  const { export_day: limit } = await quotaValues(tx);
  if (used <= limit) return;
  const notice = quotaNotices.exportQuotaPassed({ person: context.userName, used, limit, number });
  await writeLog(tx, context, { action: 'alert.export_large', resource: 'quota', details: { used, limit, number } });
  await notify(tx, { to: { everywhere: true, resource: 'log', action: 'read' }, notice, link: REQUESTS_PATH });
}

async function requestExport(call: Call, module: FormModule, given: { format: string; reason: string; filters: Filters }): Promise<Approval> {
  const { format, filters } = given;
  const records = await countOf(call, module, filters);
  const used = (await askedToday(call)) + records;
  const details = { format, by: filters.by, annulled: filters.annulled === true, today: used, words: await inWords(call.house, call.context, module, filters) };
  const row = await ask(call, { kind: 'export', form: module.form.id, reason: requireReason(given.reason), details, secret: filters.q, records, right, link: REQUESTS_PATH });
  await alertIfLarge(call, row, used);
  const [view] = await listApprovals(call, 'export', row.id);
  return view as Approval;
}

/** Asks to export with identity: what, how many, why. Another person allows it. @throws reasonNeeded */
export const requestExportCommand = (module: FormModule) => defineCommand({
  name: `${module.form.id}.export.request`, resource: resourceOf(module.form), action: 'export_identity', stepUp: true,
  input: filterInput({ format: z.enum(['xlsx', 'csv']).default('xlsx'), reason }),
  handle: (call, input) => requestExport(call, module, { format: input['format'] as string, reason: input['reason'] as string, filters: filtersOf(input) }),
  log: (input, { number, records }: Approval) => ({
    action: 'export.request', resource: module.form.id, reason: input['reason'] as string, details: { number, records, filters: filtersOf(input).by, searched: input.q !== undefined },
  }),
});

export const listExportRequests = defineCommand({
  name: 'export.requests', resource: 'record', action: 'approve_export', input: z.strictObject({}),
  handle: (call) => listApprovals(call, 'export'),
  log: (_input: object, { length }: Approval[]) => ({ action: 'export.requests', resource: 'export', details: { shown: length } }),
});

const decisionInput = z.strictObject({ id: z.uuid(), decision: z.enum(['approved', 'refused']), reason: reason.optional() });

/** Allows or refuses another person's request; a refusal says why. @throws notFound, ownRequest, alreadyDecided, requestExpired, decidedInHouse, reasonNeeded */
export const decideExport = defineCommand({
  name: 'export.decide', resource: 'record', action: 'approve_export', stepUp: true, input: decisionInput,
  handle: async (call, { id, decision, reason: why }) => {
    if (decision === 'refused') requireReason(why ?? '');
    const row = await decide(call, { id, kind: 'export', decision, reason: why ?? null, right, link: REQUESTS_PATH });
    const [view] = await listApprovals(call, 'export', row.id);
    return { view: view as Approval, owner: row.institution_id };
  },
  log: ({ decision, reason: why }, { view, owner }: { view: Approval; owner: string }) => ({
    action: `export.${decision}`, resource: view.form, ownerInstitutionId: owner, details: { number: view.number, records: view.records }, ...(why !== undefined && { reason: why }),
  }),
});
