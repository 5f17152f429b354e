import { z } from 'zod';
import { systemContext } from '../accounts/index.ts';
import { clock } from '../clock/index.ts';
import { defineCommand, type Call } from '../commands/index.ts';
import { withContext } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { revokeGrant } from '../grants/index.ts';
import { writeLog } from '../log/index.ts';
import { problems } from '../problems/index.ts';
import { foliosOf, requireReason, type FormModule } from '../records/index.ts';
import { notify } from '../tray/index.ts';
import { EMERGENCIES_PATH } from './open.ts';
import { causes, emergencyNotices, emergencyProblems } from './problems.ts';

const nullable = z.string().nullable();
export const emergencyOutput = z.object({
  id: z.uuid(), form: z.string(), recordId: z.uuid(), owner: z.string(), person: nullable, from: z.string(), cause: z.enum(causes), reason: z.string(), openedAt: z.iso.datetime(),
  until: z.iso.datetime(), reviewBy: z.iso.datetime(), verdict: z.enum(['justified', 'unjustified']).nullable(), reviewedBy: nullable, reviewReason: nullable, own: z.boolean(),
}).meta({ id: 'EmergencyAccess' });
type View = z.infer<typeof emergencyOutput>;
/** With the folio, which is null where the record is closed to who asks. */
export const emergencyListed = emergencyOutput.extend({ folio: nullable }).meta({ id: 'EmergencyListed' });
type Listed = z.infer<typeof emergencyListed>;

interface Row extends Omit<View, 'openedAt' | 'until' | 'reviewBy'> {
  readonly opened_at: Date;
  readonly until: Date;
  readonly review_by: Date;
}

async function read({ tx, context }: Call, id: string | null): Promise<View[]> {
  const rows = await tx<Row[]>`
    select e.id, e.form, e.record_id as "recordId", o.acronym as owner, coalesce(e.opened_by_name, security.user_name(e.user_id)) as person, f.acronym as from, e.cause, e.reason, e.opened_at,
      e.opened_at + interval '4 hours' as until, e.review_by, e.verdict, coalesce(e.reviewed_by_name, security.user_name(e.reviewed_by)) as "reviewedBy", e.review_reason as "reviewReason", e.user_id = ${context.userId} as own
    from emergency_access e join institution o on o.id = e.institution_id join institution f on f.id = e.user_institution_id
    where (${id}::uuid is null or e.id = ${id}) order by e.opened_at desc limit 100`;
  return rows.map(({ opened_at: at, until, review_by: by, ...row }) => ({ ...row, openedAt: at.toISOString(), until: until.toISOString(), reviewBy: by.toISOString() }));
}

/** Emergency accesses to one's institution's records, and one's own, newest first. */
export const listEmergencies = (modules: readonly FormModule[]) => defineCommand({
  name: 'emergency.list', resource: 'record', action: 'grant', input: z.strictObject({}),
  handle: async (call): Promise<Listed[]> => {
    const views = await read(call, null);
    const folios = await foliosOf(call.tx, modules, views.map(({ recordId }) => recordId));
    return views.map((view) => ({ ...view, folio: folios.get(view.recordId) ?? null }));
  },
  log: (_input: object, { length }: Listed[]) => ({ action: 'emergency.list', resource: 'emergency', details: { shown: length } }),
});

interface Opened {
  readonly institution_id: string;
  readonly grant_id: string;
  readonly user_id: string;
  readonly user_institution_id: string;
  readonly verdict: string | null;
  readonly record_id: string;
  readonly form: string;
}

/** What another person judges of an emergency access; an unjustified one is closed at once. @throws notFound, ownReview, alreadyReviewed, reasonNeeded */
export const reviewEmergency = defineCommand({
  name: 'emergency.review', resource: 'record', action: 'grant', stepUp: true,
  input: z.strictObject({ id: z.uuid(), verdict: z.enum(['justified', 'unjustified']), reason: z.string().trim().max(2000) }),
  handle: async (call, { id, verdict, reason }): Promise<{ view: View; row: Opened }> => {
    const { tx, context } = call;
    requireReason(reason);
    const [row] = await tx<Opened[]>`select * from emergency_access where id = ${id} and (institution_id = ${context.institutionId} or ${call.scope} = 'national' or user_id = ${context.userId})`;
    if (row === undefined) throw problems.notFound();
    if (row.user_id === context.userId) throw emergencyProblems.ownReview();
    const { count } = await tx`update emergency_access set verdict = ${verdict}, reviewed_by = ${context.userId}, reviewed_by_name = ${context.userName}, reviewed_at = ${clock.now()}, review_reason = ${reason}
      where institution_id = ${row.institution_id} and id = ${id} and verdict is null`;
    if (count === 0) throw emergencyProblems.alreadyReviewed();
    const [grant] = await tx`select from record_grant where id = ${row.grant_id} and revoked_at is null and until > ${clock.now()}`;
    if (verdict === 'unjustified' && grant !== undefined) await revokeGrant(tx, context, row.grant_id, reason);
    const notice = emergencyNotices.emergencyReviewed({ person: context.userName, verdict });
    await notify(tx, { to: { institutionId: row.user_institution_id, userId: row.user_id }, notice, link: EMERGENCIES_PATH });
    const [view] = await read(call, id);
    return { view: view as View, row };
  },
  log: ({ verdict, reason }, { row }) => ({ action: 'emergency.review', resource: row.form, recordId: row.record_id, ownerInstitutionId: row.institution_id, reason, details: { verdict } }),
});

/** Tells the national coordination of those that nobody reviewed within the day, once each. @returns how many */
export async function remindEmergencies(house: House): Promise<number> {
  const worker = systemContext('worker');
  return withContext(house, worker, async (tx) => {
    const rows = await tx<{ institution_id: string; id: string; record_id: string; form: string; acronym: string }[]>`
      update emergency_access e set reminded_at = ${clock.now()} from institution i
      where i.id = e.institution_id and e.verdict is null and e.reminded_at is null and e.review_by < ${clock.now()}
      returning e.institution_id, e.id, e.record_id, e.form, i.acronym`;
    for (const row of rows) {
      const notice = emergencyNotices.emergencyUnreviewed({ folio: row.record_id.slice(-8), institution: row.acronym });
      await writeLog(tx, worker, { action: 'alert.emergency_unreviewed', resource: row.form, recordId: row.record_id, ownerInstitutionId: row.institution_id, details: { emergency: row.id } });
      await notify(tx, { to: { everywhere: true, resource: 'record', action: 'grant' }, notice, link: EMERGENCIES_PATH });
    }
    return rows.length;
  });
}
