import { z } from 'zod';
import { ask, decide, listApprovals, type Approval, type ApprovalRow } from '../approvals/index.ts';
import { defineCommand, run, type Call } from '../commands/index.ts';
import type { Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { problems } from '../problems/index.ts';
import { findRow, readFolio, requireReason, type FormModule } from '../records/index.ts';
import { resourceOf } from '../permissions/index.ts';
import { eraseRecord } from './erase.ts';

/** Where requests are dealt with. */
const ERASURES_PATH = '/solicitudes/supresion';

const reason = z.string().trim().max(2000);
const right = { resource: 'record', action: 'erase' } as const;

/** Id of a record, given by it or by its folio. @throws notFound */
async function recordOf({ tx, context }: Call, module: FormModule, given: string): Promise<string> {
  const folio = readFolio(given);
  if (folio === null && z.uuid().safeParse(given).success) return given;
  const [row] = await tx<{ id: string }[]>`
    select id from ${tx(module.form.table)} where institution_id = ${context.institutionId} and folio = ${folio ?? ''} limit 1`;
  if (row === undefined) throw problems.notFound();
  return row.id;
}

async function requestErasure(call: Call, module: FormModule, given: { id: string; reason: string }): Promise<Approval> {
  requireReason(given.reason);
  const row = await findRow(call, module.form, await recordOf(call, module, given.id));
  // One asks for one's own institution's records; the request belongs to it.
  if (row.institution_id !== call.context.institutionId) throw problems.notFound();
  const asked = await ask(call, { kind: 'erasure', form: module.form.id, recordId: row.id, reason: given.reason, details: { folio: row.folio }, records: 1, right, link: ERASURES_PATH });
  const [view] = await listApprovals(call, 'erasure', asked.id);
  return view as Approval;
}

/** Asks that nobody ever read a record's identity again. Another person allows it. @throws notFound, reasonNeeded */
export const requestErasureCommand = (module: FormModule) => defineCommand({
  name: `${module.form.id}.erasure.request`, resource: resourceOf(module.form), action: 'erase', stepUp: true, input: z.strictObject({ id: z.string().max(80), reason }),
  handle: (call, input) => requestErasure(call, module, input),
  log: (input: { reason: string }, view: Approval) => ({
    action: 'erasure.request', resource: module.form.id, reason: input.reason, details: { number: view.number }, ...(view.recordId !== null && { recordId: view.recordId }),
  }),
});

export const listErasures = defineCommand({
  name: 'erasure.requests', resource: 'record', action: 'erase', input: z.strictObject({}),
  handle: (call) => listApprovals(call, 'erasure'),
  log: (_input: object, { length }: Approval[]) => ({ action: 'erasure.requests', resource: 'erasure', details: { shown: length } }),
});

interface Decided {
  readonly view: Approval;
  readonly row: ApprovalRow;
}

const decideCommand = defineCommand({
  name: 'erasure.decide', resource: 'record', action: 'erase', stepUp: true,
  input: z.strictObject({ id: z.uuid(), decision: z.enum(['approved', 'refused']), reason: reason.optional() }),
  handle: async (call, { id, decision, reason: why }): Promise<Decided> => {
    if (decision === 'refused') requireReason(why ?? '');
    const row = await decide(call, { id, kind: 'erasure', decision, reason: why ?? null, right, link: ERASURES_PATH });
    const [view] = await listApprovals(call, 'erasure', row.id);
    return { row, view: view as Approval };
  },
  log: ({ decision, reason: why }, { view, row }: Decided) => ({
    action: `erasure.${decision}`, resource: view.form, ownerInstitutionId: row.institution_id, details: { number: view.number },
    ...(row.record_id !== null && { recordId: row.record_id }), ...(why !== undefined && { reason: why }),
  }),
});

/**
 * Allows or refuses another person's request. What is allowed is done at once and cannot be undone; should the server be killed in
 * between, the next one finishes it.
 * @throws forbidden, notFound, ownRequest, alreadyDecided, requestExpired, decidedInHouse, reasonNeeded
 */
export async function decideErasure(house: House, context: Context, modules: readonly FormModule[], input: unknown): Promise<Approval> {
  const { view, row } = await run(house, context, decideCommand, input);
  if (row.decision !== 'approved') return view;
  await eraseRecord(house, context, modules, row);
  return { ...view, state: 'used' };
}
