import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { findRow, headOf, readClear } from '@sintra/platform/records';
import { bodyForm } from '../forms/index.ts';
import { countLights } from './follow-up.ts';
import { organizationNames, referredIn } from './names.ts';
import { text } from './session-file.ts';
import { watchBodies } from './watches.ts';

const MOST_SESSIONS = 60;

interface SessionLine {
  readonly id: string;
  readonly title: string | null;
  readonly number: number | null;
  readonly sessionType: string | null;
  readonly planned: string | null;
  readonly heldOn: string | null;
  readonly sessionStatus: string | null;
  readonly minutesStatus: string | null;
  readonly resolutions: number;
}

const sessionLines = ({ tx }: Call, body: string): Promise<SessionLine[]> => tx<SessionLine[]>`
  select s.id, s.title, s.number, s.session_type as "sessionType", s.planned, s.held_on as "heldOn", s.session_status as "sessionStatus", s.minutes_status as "minutesStatus",
    (select count(*)::integer from resolution r where r.session = s.id and r.annulled_at is null) as resolutions
  from body_session s where s.body = ${body} and s.annulled_at is null
  order by coalesce(lower(s.held_on_ranges), lower(s.planned_ranges)) desc nulls first, s.number desc nulls last, s.id desc limit ${MOST_SESSIONS}`;

/** The number that follows in each count of the body. */
async function nextNumbers({ tx }: Call, body: string): Promise<Readonly<Record<string, number>>> {
  const rows = await tx<{ type: string; next: number }[]>`
    select session_type as type, max(number) + 1 as next from body_session where body = ${body} and annulled_at is null and number is not null and session_type is not null group by 1`;
  return Object.fromEntries(rows.map(({ type, next }) => [type, next]));
}

interface ChildLine {
  readonly id: string;
  readonly acronym: string | null;
  readonly name: string | null;
  readonly bodyType: string | null;
}

const childrenOf = ({ tx }: Call, body: string): Promise<ChildLine[]> => tx<ChildLine[]>`
  select id, acronym, name, body_type as "bodyType" from body where parent = ${body} and annulled_at is null order by name limit 100`;

async function board(call: Call, { id }: { id: string }) {
  const row = await findRow(call, bodyForm, id);
  const values = readClear(bodyForm, row);
  const rows = (group: string) => (row.groups[group] ?? []).map((raw) => ({ id: raw.id, values: readClear(bodyForm.groups.find((one) => one.id === group) ?? bodyForm, raw) }));
  const members = rows('members');
  const watched = await watchBodies(call, [{ id, bodyType: text(values, 'bodyType'), installedOn: text(values, 'installedOn') }]);
  const [sessions, numbers, children, lights] = await Promise.all([sessionLines(call, id), nextNumbers(call, id), childrenOf(call, id), countLights(call, id)]);
  const organizations = await organizationNames(call, [...referredIn(members, 'organization'), ...(typeof values['coordinator'] === 'string' ? [values['coordinator']] : [])]);
  return {
    body: { ...headOf(row), values, members }, rules: watched.get(id)?.rules ?? null, rulesRows: rows('rules').length, watches: watched.get(id)?.watches ?? [],
    sessions, numbers, children, lights, organizations: Object.fromEntries(organizations), today: clock.today(),
  };
}

export type BodyBoard = Awaited<ReturnType<typeof board>>;

/** A body with its members, its rules of today, its sessions and how its minimums stand. */
export const bodyBoardCommand = defineCommand({
  name: 'body.board', resource: 'work', action: 'read', input: z.strictObject({ id: z.uuid() }), handle: board,
  log: ({ id }, { body }: BodyBoard) => ({ action: 'record.read', resource: 'body', recordId: id, ownerInstitutionId: body.institution.id, version: body.version }),
});
