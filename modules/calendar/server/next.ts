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

/** Of one's institution: kept by it, of a body that it keeps or is a member of, or answered for by it (organisations are known by their acronym). */
const ofMine = ({ tx, context }: Call) => {
  const acronym = tx`(select upper(i.acronym) from institution i where i.id = ${context.institutionId})`;
  return tx`(institution = ${context.institutionId} or exists (select from json_array_elements(organizations) o where upper(o ->> 'name') = ${acronym})
    or body in (select m.parent_id from body_member m join organization o on o.institution_id = m.institution_id and o.id = m.organization where m.until_version is null
      and (m.member_until_ranges is null or upper(m.member_until_ranges) > ${clock.today()}::date) and upper(o.acronym) = ${acronym}))`;
};

/** Lines that end in the days to come, first what ends first. */
async function coming(call: Call, asked: readonly Kind[], days: number, today: string): Promise<readonly Item[]> {
  const rows = await call.tx<Row[]>`select ${columns(call)} from (${union(call, asked)}) lines
    where upper(ranges) > ${today}::date and ranges && datemultirange(daterange(${today}::date, ${addDays(today, days)}::date)) and ${ofMine(call)} order by upper(ranges), kind, id limit ${MOST_LOOKED_AT}`;
  return rows.map((row) => itemOf(row, today)).filter(({ light }) => light !== 'done' && light !== 'grey').slice(0, MOST);
}

async function next(call: Call) {
  const today = clock.today();
  const [sessions, due] = await Promise.all([coming(call, ['session'], DAYS_OF_SESSIONS, today), coming(call, ['activity', 'resolution', 'agreement'], DAYS_OF_DUE, today)]);
  return { today, sessions, due };
}

export type Next = Awaited<ReturnType<typeof next>>;

/** The next sessions of the bodies of one's institution, and what it answers for that falls due next. */
export const nextCommand = defineCommand({
  name: 'calendar.next', resource: 'work', action: 'read', input: z.strictObject({}), handle: next,
  log: { none: 'titles and dates of the work of institutions; it names nobody' },
});
