import { v7 as uuidv7 } from 'uuid';
import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import { EVERYWHERE, notify, type Recipient } from '../tray/index.ts';
import { alertNotices } from './kinds.ts';

/** Reads every entry of the log, as nobody in particular. */
const watcher = (): Context => ({
  userId: '', userName: '', institutionId: '', institutionName: '', roles: [],
  peopleScope: 'none', logScope: 'national', workScope: 'none', purpose: 'worker', channel: 'worker', requestId: uuidv7(),
});

interface Over {
  readonly kind: string;
  readonly user_id: string | null;
  readonly institution_id: string;
  readonly acronym: string | null;
  readonly counted: number;
  readonly most: number;
  readonly hours: number;
}

/** Who went over which limit within its hours and has no alert of it from that time yet. A failed sign-in counts for the account that was tried. */
const findOver = (tx: Tx): Promise<Over[]> => tx<Over[]>`
  select t.kind, t.most, t.hours, o.user_id, coalesce(o.institution_id, ${EVERYWHERE}) as institution_id, i.acronym, o.counted
  from alert_threshold t cross join lateral (
    select coalesce(l.actor_id, case when l.action = 'login.refuse' then l.record_id end) as user_id, coalesce(l.actor_institution_id, l.owner_institution_id) as institution_id,
      (case when t.sum is null then count(*) else coalesce(sum((l.details ->> t.sum)::numeric), 0) end)::integer as counted
    from log_entry l
    where l.at > now() - make_interval(hours => t.hours) and l.action = any(t.actions) and (t.flag is null or l.details -> t.flag = 'true') and l.channel <> 'worker'
    group by 1, 2) o
  left join institution i on i.id = o.institution_id
  where o.counted > t.most and not exists (
    select from log_alert a where a.kind = t.kind and a.user_id is not distinct from o.user_id and a.raised_at > now() - make_interval(hours => t.hours))
  order by t.position limit 200`;

async function raise(tx: Tx, context: Context, over: Over): Promise<void> {
  const { kind, user_id, institution_id, counted, most, hours } = over;
  const id = uuidv7();
  const isKnown = institution_id !== EVERYWHERE;
  await tx`insert into log_alert ${tx({ institution_id, id, user_id, kind, counted, most, hours, raised_at: tx`now()` } as never)}`;
  await writeLog(tx, context, {
    action: 'alert.raise', resource: 'log', ...(user_id !== null && { recordId: user_id }), ...(isKnown && { ownerInstitutionId: institution_id }), details: { alert: id, kind, counted, most, hours },
  });
  const reader = { resource: 'log', action: 'read' } as const;
  const to: Recipient[] = [
    { everywhere: true, ...reader }, { everywhere: true, resource: 'user', action: 'manage' }, ...(isKnown ? [{ institutionId: institution_id, ...reader }] : []),
  ];
  const notice = alertNotices.unusualVolume({ kind, counted, most, hours, institution: over.acronym ?? 'una institución desconocida' });
  for (const recipient of to) await notify(tx, { to: recipient, notice, ...('action' in recipient && recipient.resource === 'log' && { link: '/bitacora?ver=alertas' }) });
}

/**
 * Looks at the last hours of the log and raises an alert for whoever did more of something than its limit: one a person, kind and
 * window. @returns how many
 */
export const raiseAlerts = (house: House): Promise<number> => {
  const context = watcher();
  return withContext(house, context, async (tx) => {
    const over = await findOver(tx);
    for (const one of over) await raise(tx, context, one);
    return over.length;
  });
};
