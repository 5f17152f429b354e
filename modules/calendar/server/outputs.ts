import { z } from 'zod';
import { kinds } from '../rules/mark.ts';

const text = z.string().nullable();
const id = z.uuid().nullable();
const light = z.enum(['done', 'green', 'amber', 'red', 'grey']);
const lights = z.object({ done: z.int(), green: z.int(), amber: z.int(), red: z.int(), grey: z.int() });

const item = z.object({
  kind: z.enum(kinds), id: z.uuid(), title: z.string(), path: z.string().describe('Its screen'), written: text.describe('The date as people wrote it'),
  ranges: z.array(z.tuple([z.iso.date(), z.iso.date()])).describe('Days, the second one excluded'),
  dateKind: z.enum(['dated', 'to_be_defined', 'recurring', 'whole_year', 'permanent']).nullable(),
  status: text, year: z.int().nullable(), startsAt: text.describe('Hour on the wall of `timeZone`'), endsAt: text, timeZone: text, venue: text, version: z.int(), body: id, bodyName: text, objective: id, objectiveName: text,
  organizations: z.array(z.object({ id, name: z.string() })), light, rule: z.string().describe('Why it has that light'), overdue: z.boolean(),
}).meta({ id: 'CalendarItem' });

export const calendarOutput = z.object({
  today: z.iso.date(), from: z.iso.date(), until: z.iso.date(), most: z.int(), more: z.boolean().describe('There were others beyond `most`'),
  items: z.array(item), undated: z.array(item),
}).meta({ id: 'Calendar' });

export const nextOutput = z.object({ today: z.iso.date(), sessions: z.array(item), due: z.array(item) }).meta({ id: 'CalendarNext' });

const choice = z.object({ id: z.uuid(), name: z.string() });
export const choicesOutput = z.object({ bodies: z.array(choice), organizations: z.array(choice), objectives: z.array(choice) }).meta({ id: 'CalendarChoices' });

const count = z.object({ id: text, label: z.string(), lights });
const watch = z.object({
  rule: z.enum(['per_year', 'every_months']), state: z.string(), deadline: z.iso.date(), convokeBy: z.iso.date(), held: z.int(), required: z.int(),
});

export const complianceOutput = z.object({
  today: z.iso.date(), total: z.int(), more: z.boolean(), most: z.int(), lights,
  byKind: z.array(count), byBody: z.array(count), byOrganization: z.array(count), byObjective: z.array(count),
  minimums: z.array(z.object({ id: z.uuid(), name: z.string(), watches: z.array(watch) })),
}).meta({ id: 'Compliance' });

export const feedOutput = z.object({ id: z.uuid(), url: z.string().describe('Shown this once') }).meta({ id: 'CalendarFeed' });
export const feedsOutput = z.array(z.object({ id: z.uuid(), body: id, bodyName: text, createdAt: z.iso.datetime(), lastReadOn: z.iso.date().nullable() }));
