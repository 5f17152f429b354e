import { systemContext } from '@sintra/platform/accounts';
import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { remindRolling, type Notice } from '@sintra/platform/tray';
import { lastDay, firstDay } from '../rules/days.ts';
import { termOf } from '../rules/terms.ts';
import { isoInWords } from './documents/words.ts';
import { whereLight } from './lights.ts';
import { commissionNotices } from './notices.ts';
import { watchBodies } from './watches.ts';

const HOUR_MS = 3_600_000;
/** Bodies with a minimum are a few dozen; terms in force, six a cohort. */
const MOST = 1_000;

/** Nobody's context that reads the work of every institution, and no person's record. */
const reader = (): Context => ({ ...systemContext('worker'), workScope: 'national' });

const remind = (tx: Tx, institutionId: string, rolling: string, notice: Notice, link: string): Promise<void> =>
  remindRolling(tx, rolling, { to: { institutionId, resource: 'work', action: 'update' }, notice, link });

async function remindResolutions(tx: Tx, today: string): Promise<void> {
  const rows = await tx<{ institution: string; overdue: number; soon: number }[]>`
    select r.institution_id as institution, count(*) filter (where ${whereLight(tx, 'overdue', today)})::integer as overdue, count(*) filter (where ${whereLight(tx, 'due_soon', today)})::integer as soon
    from resolution r where r.annulled_at is null and (${whereLight(tx, 'overdue', today)} or ${whereLight(tx, 'due_soon', today)}) group by 1`;
  for (const { institution, overdue, soon } of rows) {
    await remind(tx, institution, 'resolutions_due', commissionNotices.resolutionsDue({ overdue, soon }), overdue > 0 ? '/comisiones/seguimiento?light=overdue' : '/comisiones/seguimiento?light=due_soon');
  }
}

async function remindMinimums(house: House, tx: Tx, context: Context): Promise<void> {
  const bodies = await tx<{ id: string; institution: string; name: string | null; bodyType: string | null; installedOn: string | null }[]>`
    select r.id, r.institution_id as institution, r.name, r.body_type as "bodyType", r.installed_on as "installedOn" from body r
    where r.annulled_at is null and (r.body_type in ('interministerial_commission', 'consultative_subcommission')
      or exists (select from body_rule g where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null
        and (g.minimum_per_year is not null or g.at_least_every_months is not null))) limit ${MOST}`;
  const watched = await watchBodies({ house, tx, context, scope: 'national' }, bodies);
  for (const { id, institution, name } of bodies) {
    const watch = watched.get(id)?.watches.find(({ state }) => state === 'warning' || state === 'missed');
    if (watch === undefined) continue;
    const notice = commissionNotices.minimumAtRisk({ body: name ?? '', missed: watch.state === 'missed', deadline: isoInWords(watch.deadline), convokeBy: isoInWords(watch.convokeBy) });
    await remind(tx, institution, `minimum:${id}`, notice, `/comisiones/organos/${id}`);
  }
}

async function remindTerms(tx: Tx, today: string): Promise<void> {
  const rows = await tx<{ id: string; institution: string; name: string; from: string; until: string | null; renewed: string | null }[]>`
    select id, institution_id as institution, candidate_name as name, term_from as from, term_until as until, renewed from candidacy
    where annulled_at is null and decision = 'selected' and lower(term_from_ranges) > ${today}::date - 1100 limit ${MOST}`;
  for (const { id, institution, name, from, until, renewed } of rows) {
    const first = firstDay(from);
    const term = first === null ? null : termOf(first, lastDay(until), renewed === 'yes', today);
    if (term?.state === 'ending') await remind(tx, institution, `term:${id}`, commissionNotices.termEnding({ name, until: isoInWords(term.until), renewable: term.renewable }), `/comisiones/seleccion/${id}`);
  }
}

/** Tells each institution what falls due, which minimums are at risk and which terms end. Asked again, it says nothing twice. */
export async function remindCommissions(house: House): Promise<void> {
  const context = reader();
  await withContext(house, context, async (tx) => {
    const today = clock.today();
    await remindResolutions(tx, today);
    await remindMinimums(house, tx, context);
    await remindTerms(tx, today);
  });
}

interface Reminders {
  stop(): Promise<void>;
}

/**
 * Reminds at once and then each hour, until stopped.
 * @param more what other modules of work remind of
 */
export function keepReminders(house: House, report: (message: string) => void, more: readonly ((house: House) => Promise<void>)[] = []): Reminders {
  const all = async (): Promise<void> => { for (const remindOf of [remindCommissions, ...more]) await remindOf(house); };
  const once = (): Promise<void> => all().catch(() => report('Los avisos de comisiones y convenios no pudieron prepararse; se intentará en una hora.'));
  let running = once();
  const timer = setInterval(() => { running = once(); }, HOUR_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
