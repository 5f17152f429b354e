import { agreementForm } from '@sintra/agreements/forms';
import { resolutionForm, sessionForm } from '@sintra/commissions/forms';
import { clock } from '@sintra/platform/clock';
import type { Call } from '@sintra/platform/commands';
import { reachOf } from '@sintra/platform/records';
import { activityForm } from '@sintra/programme/forms';
import { markOf, kinds, type Kind, type Light } from '../rules/mark.ts';

/** What somebody asks of the calendar. `from` and `until` are ISO days, the second one excluded. */
export interface Asked {
  readonly from: string;
  readonly until: string;
  readonly kinds?: readonly Kind[] | undefined;
  readonly body?: string | undefined;
  readonly organization?: string | undefined;
  readonly objective?: string | undefined;
  readonly light?: Light | undefined;
}

export interface Row {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly written: string | null;
  readonly status: string | null;
  readonly year: number | null;
  /** Hours on the wall of `timeZone`: «10:00». */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly timeZone: string | null;
  readonly venue: string | null;
  readonly version: number;
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly objective: string | null;
  readonly objectiveName: string | null;
  readonly organizations: readonly { readonly id: string | null; readonly name: string }[];
  readonly reports: readonly string[];
}

const paths: Readonly<Record<Kind, string>> = { session: '/comisiones/sesiones', activity: '/programa/actividades', resolution: '/comisiones/acuerdos', agreement: '/convenios' };

/** Own rows of a group as [{ id, name }]: the organisations that answer for a record. */
const responsibleOf = ({ tx }: Call, table: string, written: string) => tx`coalesce((select json_agg(json_build_object('id', g.organization, 'name', coalesce(o.acronym, o.name, g.${tx(written)}, '')) order by g.position)
  from ${tx(table)} g left join organization o on o.institution_id = g.institution_id and o.id = g.organization
  where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null), '[]')`;

/** Sessions alone have an hour. */
const noHours = ({ tx }: Call) => tx`null::text as "startsAt", null::text as "endsAt", null::text as "timeZone"`;

const sessionRows = (call: Call) => call.tx`
  select 'session' as kind, r.institution_id as institution, r.id, r.title, coalesce(r.held_on, r.planned) as written, coalesce(r.held_on_ranges, r.planned_ranges) as ranges, r.session_status as status, r.year, r.starts_at as "startsAt", r.ends_at as "endsAt", r.time_zone as "timeZone", r.venue, r.version, r.body,
    b.name as "bodyName", null::uuid as objective, null::text as "objectiveName",
    case when b.coordinator is null and b.coordinator_as_written is null then '[]'::json else json_build_array(json_build_object('id', b.coordinator, 'name', coalesce(o.acronym, b.coordinator_as_written, o.name))) end as organizations, '{}'::text[] as reports
  from body_session r left join body b on b.institution_id = r.institution_id and b.id = r.body left join organization o on o.institution_id = b.institution_id and o.id = b.coordinator
  where ${reachOf(call, sessionForm)} and r.annulled_at is null`;

const activityRows = (call: Call) => call.tx`
  select 'activity' as kind, r.institution_id as institution, r.id, r.title, r.scheduled as written, r.scheduled_ranges as ranges, r.activity_status as status, r.year, ${noHours(call)}, r.venue, r.version, r.body,
    b.name as "bodyName", r.objective, n.title as "objectiveName", ${responsibleOf(call, 'activity_responsible', 'responsible_as_written')} as organizations,
    coalesce((select array_agg(lower(p.reported_on_ranges)::text) from progress_report p where p.activity = r.id and p.annulled_at is null and p.status in ('submitted', 'validated', 'closed') and not isempty(p.reported_on_ranges)), '{}') as reports
  from activity r left join body b on b.institution_id = r.institution_id and b.id = r.body left join objective n on n.institution_id = r.institution_id and n.id = r.objective
  where ${reachOf(call, activityForm)} and r.annulled_at is null`;

/** A resolution serves the objective of its activity, or of its action in the Programa Nacional. */
const resolutionRows = (call: Call) => call.tx`
  select 'resolution' as kind, r.institution_id as institution, r.id, r.title, r.due_date as written, r.due_date_ranges as ranges, r.resolution_status as status, extract(year from upper(r.due_date_ranges))::integer as year, ${noHours(call)}, null::text as venue, r.version, r.body,
    b.name as "bodyName", n.id as objective, n.title as "objectiveName", ${responsibleOf(call, 'resolution_responsible', 'responsible_as_written')} as organizations, '{}'::text[] as reports
  from resolution r left join body b on b.institution_id = r.institution_id and b.id = r.body
    left join activity a on a.institution_id = r.institution_id and a.id = r.activity left join action c on c.institution_id = r.institution_id and c.id = r.action
    left join strategy s on s.institution_id = c.institution_id and s.id = c.strategy left join objective n on n.institution_id = r.institution_id and n.id = coalesce(a.objective, s.objective)
  where ${reachOf(call, resolutionForm)} and r.annulled_at is null`;

/** An agreement stands where it ends: its validity, or the last renewal after it. What is indefinite ends nowhere. */
const agreementRows = (call: Call) => call.tx`
  select 'agreement' as kind, r.institution_id as institution, r.id, r.title, coalesce(g.renewed_until, r.valid_until) as written, coalesce(g.renewed_until_ranges, r.valid_until_ranges) as ranges, r.agreement_status as status, null::integer as year, ${noHours(call)}, null::text as venue, r.version,
    null::uuid as body, null::text as "bodyName", null::uuid as objective, null::text as "objectiveName", ${responsibleOf(call, 'agreement_party', 'party_as_written')} as organizations, '{}'::text[] as reports
  from agreement r left join lateral (
    select g.renewed_until, g.renewed_until_ranges, g.renewed_until_kind from agreement_renewal g where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null
      and (g.renewed_until_kind = 'permanent' or upper(g.renewed_until_ranges) > coalesce(upper(r.valid_until_ranges), '-infinity'))
    order by (g.renewed_until_kind = 'permanent') desc, upper(g.renewed_until_ranges) desc limit 1) g on true
  where ${reachOf(call, agreementForm)} and r.annulled_at is null and r.valid_until is not null and coalesce(g.renewed_until_kind, r.valid_until_kind) is distinct from 'permanent'`;

const rowsOf: Readonly<Record<Kind, (call: Call) => ReturnType<typeof sessionRows>>> = { session: sessionRows, activity: activityRows, resolution: resolutionRows, agreement: agreementRows };

/** The kinds that were asked for, joined by `union all`. */
export const union = (call: Call, asked: readonly Kind[]) => asked.map((kind) => rowsOf[kind](call)).reduce((all, one) => call.tx`${all} union all ${one}`);

type WithTx = Pick<Call, 'tx'>;

const named = ({ tx }: WithTx, column: 'body' | 'objective', id: string | undefined) => (id === undefined ? tx`` : id === 'none' ? tx`and ${tx(column)} is null` : tx`and ${tx(column)} = ${id}`);

const answeredBy = ({ tx }: WithTx, id: string | undefined) => (id === undefined ? tx``
  : id === 'none' ? tx`and not exists (select from json_array_elements(organizations) o where o ->> 'id' is not null)`
    : tx`and exists (select from json_array_elements(organizations) o where o ->> 'id' = ${id})`);

/** Lines of these days: those that have one of them, and those without any, of these years or of none. */
export function inDays({ tx }: WithTx, { from, until }: Pick<Asked, 'from' | 'until'>) {
  const days = tx`datemultirange(daterange(${from}::date, ${until}::date))`;
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4)) - (until.endsWith('-01-01') ? 1 : 0)];
  return tx`(ranges && ${days} or ((ranges is null or isempty(ranges)) and (year is null or year between ${first} and ${last})))`;
}

function filters({ tx }: Call, { from, until, body, organization, objective }: Asked) {
  return tx`${inDays({ tx }, { from, until })}
    ${named({ tx }, 'body', body)} ${named({ tx }, 'objective', objective)} ${answeredBy({ tx }, organization)}`;
}

export const columns = ({ tx }: WithTx) => tx`kind, id, coalesce(title, '') as title, written, status, year, "startsAt", "endsAt", "timeZone", venue, version, body, "bodyName", objective, "objectiveName", organizations, reports`;

/** A row with its screen, its days and its light of today. */
export const itemOf = ({ reports, ...row }: Row, today: string) => ({ ...row, path: `${paths[row.kind]}/${row.id}`, ...markOf({ ...row, reports }, today) });

/**
 * What the calendar has in some days, in one statement over what this person may read, with light and rule as of today; first what
 * begins first, what has no date at the end.
 * @param most rows read; `more` says that there were others
 */
export async function itemsOf(call: Call, asked: Asked, most: number) {
  const today = clock.today();
  const rows = await call.tx<Row[]>`select ${columns(call)} from (${union(call, asked.kinds ?? kinds)}) lines where ${filters(call, asked)} order by lower(ranges) nulls last, kind, id limit ${most + 1}`;
  const items = rows.slice(0, most).map((row) => itemOf(row, today));
  return { today, items: asked.light === undefined ? items : items.filter(({ light }) => light === asked.light), more: rows.length > most };
}

export type Item = ReturnType<typeof itemOf>;
