import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import type { Tx } from '../db/index.ts';
import { openBytes, openKeyring, sealBytes } from '../identity/index.ts';
import { problems } from '../problems/index.ts';
import { notify } from '../tray/index.ts';
import { othersWho, type RightOf } from './others.ts';
import { approvalNotices, approvalProblems } from './problems.ts';

export type Kind = 'export' | 'erasure';
export type Decision = 'approved' | 'refused';

const DAY = 86_400_000;

export interface ApprovalRow {
  readonly institution_id: string;
  readonly id: string;
  readonly number: number;
  readonly kind: Kind;
  readonly form: string;
  readonly record_id: string | null;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly sealed: Buffer | null;
  readonly records: number;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly expires_at: Date;
  readonly decision: Decision | null;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly decision_reason: string | null;
  readonly use_until: Date | null;
  readonly used_at: Date | null;
}

export interface Request {
  readonly kind: Kind;
  readonly form: string;
  readonly recordId?: string;
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number | boolean | Readonly<Record<string, readonly string[]>>>>;
  /** What may name a person: kept sealed. */
  readonly secret?: string | undefined;
  readonly records: number;
  /** Right of whoever may decide. */
  readonly right: RightOf;
  readonly link: string;
}

const placeOf = (institution: string, id: string) => ({ table: 'approval', row: id, institution, keyId: id });

async function sealSecret({ house, context }: Call, id: string, secret: string | undefined): Promise<Buffer | null> {
  if (secret === undefined) return null;
  const key = await openKeyring(house).ensureItem(context.institutionId, 'draft', id);
  return key === null ? null : sealBytes(key, Buffer.from(secret), placeOf(context.institutionId, id));
}

/** The sealed part of a request. @throws keyDestroyed */
export async function openSecret({ house }: Pick<Call, 'house'>, row: ApprovalRow): Promise<string | undefined> {
  if (row.sealed === null) return undefined;
  const key = (await openKeyring(house).personKeys(row.institution_id, [row.id])).get(row.id);
  if (key === undefined) throw problems.keyDestroyed();
  return openBytes(key, row.sealed, placeOf(row.institution_id, row.id)).toString();
}

/** The next number of the institution. Two who ask at once take turns. */
async function nextNumber(tx: Tx, institutionId: string): Promise<number> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${institutionId}, 0x52))`;
  const [row] = await tx<{ next: number }[]>`select coalesce(max(number), 0) + 1 as next from approval where institution_id = ${institutionId}`;
  return row?.next ?? 1;
}

/** Tells whoever may decide: the institution's others; where there are none, the national coordination. */
async function tellDeciders({ tx, house, context }: Call, request: Request, number: number): Promise<void> {
  const { kind, right, records, link } = request;
  const others = await othersWho(house, context.institutionId, right, context.userId);
  const notice = approvalNotices.approvalAsked({ kind, number, person: context.userName, records, institution: context.institutionName });
  await notify(tx, { to: others > 0 ? { institutionId: context.institutionId, ...right } : { everywhere: true, ...right }, notice, link });
}

/** Notes a request and tells whoever may decide. It waits 24 hours. */
export async function ask(call: Call, request: Request): Promise<ApprovalRow> {
  const { tx, context } = call;
  const [id, now] = [uuidv7(), clock.now()];
  const sealed = await sealSecret(call, id, request.secret);
  const number = await nextNumber(tx, context.institutionId);
  const [row] = await tx<ApprovalRow[]>`
    insert into approval (institution_id, id, number, kind, form, record_id, reason, details, sealed, records, asked_by, asked_at, expires_at)
    values (${context.institutionId}, ${id}, ${number}, ${request.kind}, ${request.form}, ${request.recordId ?? null}, ${request.reason},
      ${tx.json(request.details)}, ${sealed}, ${request.records}, ${context.userId}, ${now}, ${new Date(now.getTime() + DAY)}) returning *`;
  await tellDeciders(call, request, number);
  return row as ApprovalRow;
}

interface Ruling {
  readonly id: string;
  readonly kind: Kind;
  readonly decision: Decision;
  readonly reason: string | null;
  readonly right: RightOf;
  readonly link: string;
}

/** Row of a request that is still to be decided, held until the transaction ends. @throws notFound, ownRequest, alreadyDecided, requestExpired, decidedInHouse */
async function toDecide({ tx, house, context }: Call, { id, kind, right }: Ruling): Promise<ApprovalRow> {
  const [row] = await tx<ApprovalRow[]>`select * from approval where id = ${id} and kind = ${kind} for update`;
  if (row === undefined) throw problems.notFound();
  if (row.asked_by === context.userId) throw approvalProblems.ownRequest();
  if (row.decision !== null) throw approvalProblems.alreadyDecided({ decision: row.decision });
  if (row.expires_at <= clock.now()) throw approvalProblems.requestExpired();
  // Whoever acts on behalf of an institution is still of their own.
  if (row.institution_id === (context.actorInstitutionId ?? context.institutionId)) return row;
  const others = await othersWho(house, row.institution_id, right, row.asked_by);
  if (others > 0) throw approvalProblems.decidedInHouse({ people: others });
  return row;
}

/** Another person's answer to a request. What is approved may be used once, within 24 hours. */
export async function decide(call: Call, ruling: Ruling): Promise<ApprovalRow> {
  const { tx, context } = call;
  const asked = await toDecide(call, ruling);
  const now = clock.now();
  const [row] = await tx<ApprovalRow[]>`
    update approval set decision = ${ruling.decision}, decided_by = ${context.userId}, decided_at = ${now}, decision_reason = ${ruling.reason},
      use_until = ${ruling.decision === 'approved' ? new Date(now.getTime() + DAY) : null}
    where institution_id = ${asked.institution_id} and id = ${asked.id} and decision is null returning *`;
  if (row === undefined) throw approvalProblems.alreadyDecided({ decision: 'approved' });
  const notice = approvalNotices.approvalDecided({ kind: row.kind, number: row.number, person: context.userName, decision: ruling.decision });
  await notify(tx, { to: { institutionId: row.institution_id, userId: row.asked_by }, notice, link: ruling.link });
  return row;
}

/** Why a request of one's own cannot be used. */
function whyNot(row: ApprovalRow): Error {
  const { number } = row;
  if (row.decision === 'refused') return approvalProblems.requestRefused({ number });
  if (row.decision === null && row.expires_at <= clock.now()) return approvalProblems.requestExpired();
  if (row.decision === null) return approvalProblems.notApproved({ number });
  return row.used_at === null ? approvalProblems.useExpired({ number }) : approvalProblems.alreadyUsed({ number });
}

/**
 * Uses up one's own approved request: whoever comes second is refused.
 * @throws notFound, notApproved, requestRefused, requestExpired, useExpired, alreadyUsed
 */
export async function takeApproved({ tx, context }: Pick<Call, 'tx' | 'context'>, kind: Kind, id: string): Promise<ApprovalRow> {
  const now = clock.now();
  const [taken] = await tx<ApprovalRow[]>`
    update approval set used_at = ${now} where institution_id = ${context.institutionId} and id = ${id} and kind = ${kind} and asked_by = ${context.userId}
      and decision = 'approved' and use_until > ${now} and used_at is null returning *`;
  if (taken !== undefined) return taken;
  const [row] = await tx<ApprovalRow[]>`select * from approval where institution_id = ${context.institutionId} and id = ${id} and kind = ${kind} and asked_by = ${context.userId}`;
  throw row === undefined ? problems.notFound() : whyNot(row);
}

/** A request of the own institution by its number. @throws noSuchRequest */
export async function byNumber({ tx, context }: Pick<Call, 'tx' | 'context'>, kind: Kind, number: number, institutionId = context.institutionId): Promise<ApprovalRow> {
  const [row] = await tx<ApprovalRow[]>`select * from approval where institution_id = ${institutionId} and number = ${number} and kind = ${kind}`;
  if (row === undefined) throw approvalProblems.noSuchRequest({ number });
  return row;
}
