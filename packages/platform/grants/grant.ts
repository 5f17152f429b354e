import type { Sensitivity } from '@sintra/definition';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { writeLog } from '../log/write.ts';
import { problems } from '../problems/index.ts';
import { grantProblems } from './problems.ts';

/** Accepted referral, accepted transfer, emergency access to one case, case that several institutions attend. */
type GrantKind = 'referral' | 'transfer' | 'break_glass' | 'coordinated_case';

export interface NewGrant {
  readonly form: string;
  readonly recordId: string;
  /** Owner of the record: the grant opens nothing of anybody else's. */
  readonly ownerInstitutionId: string;
  readonly toInstitutionId: string;
  /** One person of that institution; without it, whoever reads records there. */
  readonly toUserId?: string | undefined;
  readonly kind: GrantKind;
  /** Classes of fields that it shows; without it, all but identity. */
  readonly classes?: readonly Sensitivity[] | undefined;
  readonly reason: string;
  readonly until: Date;
}

export interface Grant extends NewGrant {
  readonly id: string;
  readonly classes: readonly Sensitivity[];
  readonly grantedAt: Date;
}

const FOUR_HOURS = 4 * 3_600_000;
const withoutIdentity: readonly Sensitivity[] = ['public', 'internal', 'confidential'];

function check(grant: NewGrant, now: Date): void {
  if (grant.reason.trim().length < 10) throw problems.reasonNeeded();
  if (grant.until <= now) throw grantProblems.grantPast();
  if (grant.toInstitutionId === grant.ownerInstitutionId && grant.kind !== 'break_glass') throw grantProblems.grantToSelf();
  const long = grant.until.getTime() - now.getTime() > FOUR_HOURS || grant.toUserId === undefined;
  if (grant.kind === 'break_glass' && long) throw grantProblems.grantTooLong();
}

/** Both sides hear of it: each institution finds the entry under its own name. */
async function logBoth(tx: Tx, context: Context, grant: Pick<Grant, 'id' | 'form' | 'recordId' | 'ownerInstitutionId' | 'toInstitutionId'>, verb: string, reason: string, details: object): Promise<void> {
  const sides = [...new Set([grant.ownerInstitutionId, grant.toInstitutionId])];
  for (const side of sides) {
    await writeLog(tx, context, { action: `grant.${verb}`, resource: grant.form, recordId: grant.recordId, ownerInstitutionId: side, reason, details: { grant: grant.id, to: grant.toInstitutionId, ...details } });
  }
}

/**
 * Opens one record for reading, in the caller's transaction, logged under both institutions. The caller has checked the right
 * and that the record is the owner's; row security checks that the owner, or who coordinates the nation, gives it. Whoever opens
 * what the owner did not give (broken glass) does so under a context of purpose `grant`.
 * @throws reasonNeeded, grantPast, grantTooLong, grantToSelf
 */
export async function grantRecord(tx: Tx, context: Context, grant: NewGrant): Promise<Grant> {
  const now = clock.now();
  check(grant, now);
  const given: Grant = { ...grant, id: uuidv7(), classes: grant.classes ?? withoutIdentity, grantedAt: now };
  await tx`insert into record_grant (institution_id, id, form, record_id, to_institution_id, to_user_id, kind, classes, reason, granted_by, granted_at, until)
    values (${grant.ownerInstitutionId}, ${given.id}, ${grant.form}, ${grant.recordId}, ${grant.toInstitutionId}, ${grant.toUserId ?? null}, ${grant.kind},
      ${[...given.classes]}, ${grant.reason.trim()}, ${context.userId}, ${now}, ${grant.until})`;
  await logBoth(tx, context, given, 'give', grant.reason.trim(), { kind: grant.kind, classes: given.classes, until: grant.until.toISOString(), ...(grant.toUserId !== undefined && { user: grant.toUserId }) });
  return given;
}

interface Revoked {
  readonly form: string;
  readonly record_id: string;
  readonly institution_id: string;
  readonly to_institution_id: string;
}

/** Closes a grant now: by who owns the record, who received it, or who coordinates the nation. @throws notFound, reasonNeeded */
export async function revokeGrant(tx: Tx, context: Context, id: string, reason: string): Promise<void> {
  if (reason.trim().length < 10) throw problems.reasonNeeded();
  const [row] = await tx<Revoked[]>`update record_grant set revoked_at = ${clock.now()}, revoked_by = ${context.userId}, revoked_reason = ${reason.trim()}
    where id = ${id} and revoked_at is null returning form, record_id, institution_id, to_institution_id`;
  if (row === undefined) throw problems.notFound();
  const grant = { id, form: row.form, recordId: row.record_id, ownerInstitutionId: row.institution_id, toInstitutionId: row.to_institution_id };
  await logBoth(tx, context, grant, 'revoke', reason.trim(), {});
}
