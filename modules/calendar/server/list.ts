import { z } from 'zod';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { kinds } from '../rules/mark.ts';
import { itemsOf, type Asked } from './items.ts';

/** Lines that one calendar shows. */
export const MOST_ITEMS = 2_000;
/** Lines that are looked at to find those of one light, or to count: each light is a rule over the written date, not a column. */
export const MOST_LOOKED_AT = 20_000;

const several = z.string().transform((text) => text.split(',')).pipe(z.array(z.enum(kinds)).min(1).max(kinds.length)).transform((chosen) => [...new Set(chosen)]);

/** A record, or `none` for what names none: so that every figure of the dashboard has its list. */
const oneOrNone = z.uuid().or(z.literal('none')).optional();

const days = z.strictObject({
  from: z.iso.date(), until: z.iso.date().describe('The day after the last one'), kinds: several.optional().describe('Separated by commas'),
  body: oneOrNone, organization: oneOrNone, objective: oneOrNone,
  light: z.enum(['done', 'green', 'amber', 'red', 'grey']).optional(),
});

export const calendarInput = days.refine(({ from, until }) => from < until, { path: ['until'], message: 'El último día debe ser posterior al primero' });

async function list(call: Call, asked: Asked) {
  const { today, items, more } = await itemsOf(call, asked, asked.light === undefined ? MOST_ITEMS : MOST_LOOKED_AT);
  const shown = items.slice(0, MOST_ITEMS);
  return {
    today, from: asked.from, until: asked.until, most: MOST_ITEMS, more: more || items.length > MOST_ITEMS,
    items: shown.filter(({ ranges }) => ranges.length > 0), undated: shown.filter(({ ranges }) => ranges.length === 0),
  };
}

export type CalendarView = Awaited<ReturnType<typeof list>>;

/** Sessions, activities, resolutions and agreements of some days; what has no date yet in a list apart. */
export const listCalendar = defineCommand({
  name: 'calendar.list', resource: 'work', action: 'read', input: calendarInput, handle: list,
  log: { none: 'titles and dates of the work of institutions; it names nobody' },
});
