import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { reachOf } from '@sintra/platform/records';
import { bodyForm, candidacyForm, sessionForm } from '../forms/index.ts';
import { firstDay, lastDay } from '../rules/days.ts';
import { termOf } from '../rules/terms.ts';
import { countLights } from './follow-up.ts';
import { watchBodies } from './watches.ts';

/** No country has more collegiate bodies on the matter; beyond it the list of bodies has pages. */
const MOST_BODIES = 500;
const MOST_NEXT = 12;

interface BodyLine {
  readonly id: string;
  readonly acronym: string | null;
  readonly name: string | null;
  readonly bodyType: string | null;
  readonly bodyState: string | null;
  readonly bodyStatus: string | null;
  readonly installedOn: string | null;
  readonly stateLaw: string | null;
  readonly stateRegulation: string | null;
  readonly stateProgramme: string | null;
  readonly victimFund: string | null;
  readonly lastSession: string | null;
  readonly lastHeldOn: string | null;
  readonly accompanied: string | null;
}

const bodyLines = (call: Call): Promise<BodyLine[]> => call.tx<BodyLine[]>`
  select r.id, r.acronym, r.name, r.body_type as "bodyType", r.body_state as "bodyState", r.body_status as "bodyStatus", r.installed_on as "installedOn",
    r.state_law as "stateLaw", r.state_regulation as "stateRegulation", r.state_programme as "stateProgramme", r.victim_fund as "victimFund",
    s.id as "lastSession", s.held_on as "lastHeldOn", s.accompanied
  from body r left join lateral (
    select s.id, s.held_on, s.accompanied from body_session s where s.body = r.id and s.annulled_at is null and s.session_status = 'held'
    order by lower(s.held_on_ranges) desc nulls last limit 1) s on true
  where ${reachOf(call, bodyForm)} and r.annulled_at is null order by r.body_type, r.acronym limit ${MOST_BODIES}`;

interface NextLine {
  readonly id: string;
  readonly title: string | null;
  readonly planned: string | null;
  readonly heldOn: string | null;
  readonly startsAt: string | null;
  readonly sessionStatus: string | null;
}

/** Sessions yet to come, soonest first; at the end those «por definir» of this year, of a later one, or of none that anybody wrote. */
const nextSessions = (call: Call, today: string): Promise<NextLine[]> => call.tx<NextLine[]>`
  select r.id, r.title, r.planned, r.held_on as "heldOn", r.starts_at as "startsAt", r.session_status as "sessionStatus" from body_session r
  where ${reachOf(call, sessionForm)} and r.annulled_at is null and r.session_status in ('planned', 'convoked', 'deferred')
    and (coalesce(upper(r.held_on_ranges), upper(r.planned_ranges)) > ${today}::date or (upper(r.held_on_ranges) is null and upper(r.planned_ranges) is null and (r.year is null or r.year >= ${Number(today.slice(0, 4))})))
  order by coalesce(lower(r.held_on_ranges), lower(r.planned_ranges)) nulls last, r.id limit ${MOST_NEXT}`;

async function endingTerms(call: Call, today: string) {
  const rows = await call.tx<{ id: string; name: string | null; from: string; until: string | null; renewed: string | null }[]>`
    select r.id, r.candidate_name as name, r.term_from as from, r.term_until as until, r.renewed from candidacy r
    where ${reachOf(call, candidacyForm)} and r.annulled_at is null and r.decision = 'selected' and r.term_from is not null order by lower(r.term_from_ranges) desc nulls last limit 200`;
  return rows.flatMap(({ id, name, from, until, renewed }) => {
    const first = firstDay(from);
    if (first === null) return [];
    const term = termOf(first, lastDay(until), renewed === 'yes', today);
    return term.state === 'ending' || (term.state === 'ended' && term.daysLeft > -180) ? [{ id, name, ...term }] : [];
  });
}

async function overview(call: Call) {
  const today = clock.today();
  const bodies = await bodyLines(call);
  const [watched, next, terms, lights] = await Promise.all([watchBodies(call, bodies), nextSessions(call, today), endingTerms(call, today), countLights(call)]);
  return { today, bodies: bodies.map((body) => ({ ...body, watches: watched.get(body.id)?.watches ?? [] })), next, terms, lights };
}

export type Overview = Awaited<ReturnType<typeof overview>>;

/** What the front page of the module shows: bodies, the map of the states, what comes, what is late. */
export const overviewCommand = defineCommand({
  name: 'commissions.overview', resource: 'work', action: 'read', input: z.strictObject({}), handle: overview,
  log: { none: 'bodies and counts: the sessions and resolutions behind them are logged when opened' },
});
