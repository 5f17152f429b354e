import { v7 as uuidv7 } from 'uuid';
import { systemContext } from '../accounts/index.ts';
import { clock } from '../clock/index.ts';
import { logRefusal, requireStepUp } from '../commands/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { grantRecord } from '../grants/index.ts';
import { writeLog } from '../log/index.ts';
import { requireRight } from '../permissions/index.ts';
import { Problem, problems } from '../problems/index.ts';
import { readFolio, requireReason, type FormModule } from '../records/index.ts';
import { notify } from '../tray/index.ts';
import { causeWords, emergencyNotices, emergencyProblems, type Cause } from './problems.ts';

const HOUR = 3_600_000;
/** Emergencies of one account in a day: beyond it, it is no emergency but a way of working. */
const MOST = 3;
export const EMERGENCIES_PATH = '/emergencias';

export interface Emergency {
  readonly folio: string;
  readonly cause: Cause;
  readonly reason: string;
}

interface Found {
  readonly id: string;
  readonly institution_id: string;
  readonly folio: string;
}

/** The record of a folio, wherever it is: by the server itself, under no person's rights. @throws notFound */
async function findRecord(house: House, { form }: FormModule, given: string): Promise<Found> {
  const folio = readFolio(given);
  const rows = folio === null ? [] : await withContext(house, { ...systemContext('worker'), peopleScope: 'national' }, (tx) => tx<Found[]>`
    select id, institution_id, folio from ${tx(form.table)} where folio = ${folio} limit 2`);
  // A folio of two institutions opens neither: never wider than one case.
  if (rows.length !== 1 || rows[0] === undefined) throw problems.notFound();
  return rows[0];
}

async function requireFew(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${userId}, 0x53))`;
  const [row] = await tx<{ count: number }[]>`
    select count(*)::integer as count from emergency_access where user_id = ${userId} and opened_at > ${new Date(now.getTime() - 24 * HOUR)}`;
  if ((row?.count ?? 0) >= MOST) throw emergencyProblems.emergencyQuota({ limit: MOST });
}

/** Both the owner's liaisons and whoever watches the whole log hear of it in the same transaction. */
async function tell(tx: Tx, context: Context, owner: string, folio: string, cause: Cause): Promise<void> {
  const opened = emergencyNotices.emergencyOpened({ folio, person: context.userName, institution: context.institutionName, cause: causeWords[cause] });
  await notify(tx, { to: { institutionId: owner, resource: 'record', action: 'grant' }, notice: opened, link: EMERGENCIES_PATH });
  await notify(tx, { to: { everywhere: true, resource: 'log', action: 'read' }, notice: opened, link: EMERGENCIES_PATH });
}

async function open(house: House, context: Context, module: FormModule, { folio, cause, reason }: Emergency): Promise<{ id: string; record: string; until: string }> {
  requireReason(reason.trim());
  const record = await findRecord(house, module, folio);
  const mine = await withContext(house, context, (tx) => tx`select from ${tx(module.form.table)} where id = ${record.id}`);
  if (mine.length > 0) throw emergencyProblems.noNeed();
  const [id, now] = [uuidv7(), clock.now()];
  const until = new Date(now.getTime() + 4 * HOUR);
  return withContext(house, { ...context, purpose: 'grant' }, async (tx) => {
    await requireFew(tx, context.userId, now);
    const grant = await grantRecord(tx, context, {
      form: module.form.id, recordId: record.id, ownerInstitutionId: record.institution_id, toInstitutionId: context.institutionId, toUserId: context.userId,
      kind: 'break_glass', classes: ['public', 'internal', 'confidential', 'identifying'], reason: reason.trim(), until,
    });
    await tx`insert into emergency_access (institution_id, id, grant_id, form, record_id, user_id, user_institution_id, cause, reason, opened_at, review_by, opened_by_name)
      values (${record.institution_id}, ${id}, ${grant.id}, ${module.form.id}, ${record.id}, ${context.userId}, ${context.institutionId}, ${cause}, ${reason.trim()}, ${now},
        ${new Date(now.getTime() + 24 * HOUR)}, ${context.userName})`;
    await writeLog(tx, context, { action: 'emergency.open', resource: module.form.id, recordId: record.id, ownerInstitutionId: record.institution_id, reason: reason.trim(), details: { cause, emergency: id } });
    await tell(tx, context, record.institution_id, record.folio, cause);
    return { id, record: record.id, until: until.toISOString() };
  });
}

/**
 * Opens one record of elsewhere, by its folio, to who asks and for four hours; its owner is told at once and somebody else reviews it
 * within a day. What was refused is in the log.
 * @throws forbidden, stepUpNeeded, reasonNeeded, notFound, noNeed, emergencyQuota
 */
export async function openEmergency(house: House, context: Context, module: FormModule, asked: Emergency): Promise<{ id: string; record: string; until: string }> {
  const name = `${module.form.id}.emergency`;
  try {
    requireRight(context, 'record', 'break_glass');
    await requireStepUp(house, context, name);
    return await open(house, context, module, asked);
  } catch (error) {
    if (error instanceof Problem && error.code !== 'step_up_needed') await logRefusal(house, context, name, error);
    throw error;
  }
}
