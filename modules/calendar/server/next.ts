import { z } from 'zod';
import { addDays } from '@sintra/definition';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import type { Kind } from '../rules/mark.ts';
import { columns, itemOf, union, type Item, type Row } from './items.ts';

/** Lines of each list, and how far it looks, in days. */
const MOST = 5;
const [DAYS_OF_SESSIONS, DAYS_OF_DUE] = [120, 60];
/** Lines looked at to find those that nobody has fulfilled: the light is a rule, not a column. */
const MOST_LOOKED_AT = 200;

/**
 * The organisations that one's institution is in bodies and programmes: they bear its acronym, which is unique and never changes. From
 * here on it is known by their ids: a name that reads the same is somebody else's.
 */
async function organizationsOfMine({ tx, context }: Call): Promise<readonly string[]> {
  const rows = await tx<{ id: string }[]>`select o.id from organization o where upper(o.acronym) = (select upper(i.acronym) from institution i where i.id = ${context.institutionId})`;
  return rows.map(({ id }) => id);
}

/** Of one's institution: kept by it, of a body that it is a member of today, or answered for by it. */
const ofMine = ({ tx, context }: Call, mine: readonly string[]) => tx`(institution = ${context.institutionId}
    or exists (select from json_array_elements(organizations) o where (o ->> 'id')::uuid = any(${mine}::uuid[]))
    or body in (select m.parent_id from body_member m where m.until_version is null and m.organization = any(${mine}::uuid[])
      and (m.member_until_ranges is null or upper(m.member_until_ranges) > ${clock.today()}::date)))`;

/** Lines that end in the days to come, first what ends first. */
async function coming(call: Call, mine: readonly string[], asked: readonly Kind[], days: number, today: string): Promise<readonly Item[]> {
  const rows = await call.tx<Row[]>`select ${columns(call)} from (${union(call, asked)}) lines
    where upper(ranges) > ${today}::date and ranges && datemultirange(daterange(${today}::date, ${addDays(today, days)}::date)) and ${ofMine(call, mine)} order by upper(ranges), kind, id limit ${MOST_LOOKED_AT}`;
  return rows.map((row) => itemOf(row, today)).filter(({ light }) => light !== 'done' && light !== 'grey').slice(0, MOST);
}

async function next(call: Call) {
  const today = clock.today();
  const mine = await organizationsOfMine(call);
  const [sessions, due] = await Promise.all([coming(call, mine, ['session'], DAYS_OF_SESSIONS, today), coming(call, mine, ['activity', 'resolution', 'agreement'], DAYS_OF_DUE, today)]);
  return { today, sessions, due };
}

export type Next = Awaited<ReturnType<typeof next>>;

/** The next sessions of the bodies of one's institution, and what it answers for that falls due next. */
export const nextCommand = defineCommand({
  name: 'calendar.next', resource: 'work', action: 'read', input: z.strictObject({}), handle: next,
  log: { none: 'titles and dates of the work of institutions; it names nobody' },
});
