import { readDate, type FuzzyDate } from '@sintra/definition';
import { TECHNICAL_SECRETARIAT } from '@sintra/platform/accounts';
import type { Call } from '@sintra/platform/commands';

/** One line of the year: an activity, a session or an agreement that ends. */
export interface Line {
  readonly kind: 'activity' | 'session';
  readonly id: string;
  readonly institutionId: string;
  readonly title: string;
  readonly chapter: string;
  readonly type: string;
  readonly date: string | null;
  readonly status: string | null;
  readonly percent: number | null;
  readonly order: number;
  readonly objective: string | null;
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly responsibles: readonly { readonly asWritten: string; readonly organization: string | null; readonly acronym: string | null }[];
  /** Days of the reports of progress that were sent. */
  readonly reports: readonly string[];
}

/** Lines that one sheet shows. */
const MOST_LINES = 2_000;

const readOrNull = (text: string | null): FuzzyDate | null => {
  const date = text === null ? null : readDate(text);
  return date === null || 'problem' in date ? null : date;
};
export const dateOf = ({ date }: Pick<Line, 'date'>): FuzzyDate | null => readOrNull(date);

/** Own programme first; without one, that of the Secretaría Técnica. */
export const ownerOf = async ({ tx, context }: Pick<Call, 'tx' | 'context'>, year: number): Promise<string> => {
  const rows = await tx`select 1 from programme where institution_id = ${context.institutionId} and programme_type = 'annual' and year = ${year} and annulled_at is null limit 1`;
  return rows.length > 0 ? context.institutionId : TECHNICAL_SECRETARIAT;
};

/** Activities and sessions of a year, each with its responsible organisations and the days of its reports: two statements. */
export async function linesOf(call: Pick<Call, 'tx' | 'context'>, year: number): Promise<{ readonly lines: readonly Line[]; readonly more: boolean }> {
  const { tx } = call;
  const owner = await ownerOf(call, year);
  const activities = await tx<Line[]>`
    select 'activity' as kind, r.id, r.institution_id as "institutionId", coalesce(r.title, '') as title, coalesce(r.chapter, '') as chapter, coalesce(r.activity_type, '') as type, r.scheduled as date,
      r.activity_status as status, r.percent, coalesce(r.document_order, 1000000) as order, r.objective, r.body, b.name as "bodyName",
      coalesce((select json_agg(json_build_object('asWritten', coalesce(g.responsible_as_written, o.name, ''), 'organization', g.organization, 'acronym', o.acronym) order by g.position)
        from activity_responsible g left join organization o on o.institution_id = g.institution_id and o.id = g.organization
        where g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null), '[]') as responsibles,
      coalesce((select array_agg(lower(p.reported_on_ranges)::text) from progress_report p where p.activity = r.id and p.annulled_at is null and p.status in ('submitted', 'validated', 'closed') and not isempty(p.reported_on_ranges)), '{}') as reports
    from activity r left join body b on b.institution_id = r.institution_id and b.id = r.body
    where r.institution_id = ${owner} and r.year = ${year} and r.annulled_at is null order by r.document_order, r.id limit ${MOST_LINES + 1}`;
  const sessions = await tx<Line[]>`
    select 'session' as kind, r.id, r.institution_id as "institutionId", coalesce(r.title, '') as title, coalesce(b.name, '') as chapter, coalesce(r.session_type, '') as type,
      coalesce(r.held_on, r.planned) as date, case r.session_status when 'held' then 'done' when 'cancelled' then 'cancelled' when 'deferred' then 'deferred' else 'planned' end as status,
      null::integer as percent, 0 as order, null::uuid as objective, r.body, b.name as "bodyName",
      case when b.coordinator is null and b.coordinator_as_written is null then '[]'::json else json_build_array(json_build_object('asWritten', coalesce(b.coordinator_as_written, o.name), 'organization', b.coordinator, 'acronym', o.acronym)) end as responsibles,
      '{}'::text[] as reports
    from body_session r join body b on b.institution_id = r.institution_id and b.id = r.body left join organization o on o.institution_id = b.institution_id and o.id = b.coordinator
    where r.institution_id = ${owner} and r.year = ${year} and r.annulled_at is null order by b.id, r.session_type, r.number limit ${MOST_LINES}`;
  return { lines: [...sessions, ...activities.slice(0, MOST_LINES)], more: activities.length > MOST_LINES };
}
