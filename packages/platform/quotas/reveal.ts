import { clock } from '../clock/index.ts';
import type { Call } from '../commands/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { writeLog } from '../log/write.ts';
import type { Problem } from '../problems/index.ts';
import { notify, type Notice } from '../tray/index.ts';
import { quotaNotices, quotaProblems } from './problems.ts';
import { quotaValues } from './settings.ts';

const windows = { hour: 3_600_000, day: 86_400_000 } as const;
type Window = keyof typeof windows;
/** From this part of a limit on, somebody is told. */
const NEAR = 0.8;

/** Held until the transaction ends: two reveals at once of one account are counted one after the other. */
const takeTurn = (tx: Tx, userId: string): Promise<unknown> => tx`select pg_advisory_xact_lock(hashtextextended(${userId}, 0x51))`;

/** Records that the account opened since, without this one: opening the same again counts once. */
async function opened(tx: Tx, userId: string, recordId: string, since: Date): Promise<{ used: number; again: boolean }> {
  const [row] = await tx<{ used: number; again: boolean }[]>`
    select count(distinct record_id) filter (where record_id <> ${recordId})::integer as used, coalesce(bool_or(record_id = ${recordId}), false) as again
    from identity_use where user_id = ${userId} and at > ${since}`;
  return row ?? { used: 0, again: false };
}

/** When enough of what was opened leaves the window for one more to fit. */
async function opensAt(tx: Tx, userId: string, since: Date, excess: number, length: number): Promise<string> {
  const [row] = await tx<{ last: Date }[]>`
    select max(at) as last from identity_use where user_id = ${userId} and at > ${since} group by record_id order by last offset ${excess} limit 1`;
  return new Date((row?.last ?? since).getTime() + length).toISOString();
}

/** The institution's own liaison, who knows the person's work, and whoever reads the whole log. */
async function tell(tx: Tx, context: Context, notice: Notice): Promise<void> {
  await notify(tx, { to: { institutionId: context.institutionId, resource: 'log', action: 'read' }, notice, link: '/bitacora' });
  await notify(tx, { to: { everywhere: true, resource: 'log', action: 'read' }, notice, link: '/bitacora' });
}

async function countIn({ tx, context }: Call, recordId: string, window: Window, limit: number): Promise<void> {
  const since = new Date(clock.now().getTime() - windows[window]);
  const { used, again } = await opened(tx, context.userId, recordId, since);
  if (again) return;
  if (used >= limit) throw quotaProblems.revealQuota({ limit, window, opensAt: await opensAt(tx, context.userId, since, used - limit, windows[window]) });
  if (used + 1 !== Math.ceil(limit * NEAR)) return;
  await writeLog(tx, context, { action: 'alert.reveal_near', resource: 'quota', details: { window, used: used + 1, limit } });
  await tell(tx, context, quotaNotices.revealQuotaNear({ person: context.userName, used: used + 1, limit, window }));
}

/**
 * Counts one identity opened by this account, in the reveal's own transaction. At 80 % of a limit somebody is told.
 * @throws revealQuota saying when it opens again
 */
export async function countReveal(call: Call, recordId: string): Promise<void> {
  const { tx, context } = call;
  await takeTurn(tx, context.userId);
  const { reveal_hour: hour, reveal_day: day } = await quotaValues(tx);
  await countIn(call, recordId, 'hour', hour);
  await countIn(call, recordId, 'day', day);
  const now = clock.now();
  await tx`delete from identity_use where user_id = ${context.userId} and at < ${new Date(now.getTime() - 2 * windows.day)}`;
  await tx`insert into identity_use (institution_id, user_id, record_id, at) values (${context.institutionId}, ${context.userId}, ${recordId}, ${now})`;
}

/** Logs a reveal that the quota refused, and tells who watches; in a transaction of its own, because the reveal's is undone. */
export async function noteQuotaRefusal(house: House, context: Context, refused: Problem, recordId: string): Promise<void> {
  if (refused.code !== 'reveal_quota') return;
  const { limit, window } = refused.details as { limit: number; window: Window };
  await withContext(house, context, async (tx) => {
    await takeTurn(tx, context.userId);
    await writeLog(tx, context, { action: 'alert.reveal_refused', resource: 'quota', recordId, details: { window, limit } });
    // Once in each window: somebody who insists fills the log, not the trays.
    const since = new Date(clock.now().getTime() - windows[window]);
    const told = await tx`select from quota_refusal where user_id = ${context.userId} and over = ${window} and at > ${since} limit 1`;
    if (told.length > 0) return;
    await tx`insert into quota_refusal (institution_id, user_id, over, at) values (${context.institutionId}, ${context.userId}, ${window}, ${clock.now()})`;
    await tell(tx, context, quotaNotices.revealQuotaRefused({ person: context.userName, limit, window }));
  });
}
