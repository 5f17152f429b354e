import type { FuzzyDate } from '@sintra/definition';
import { z } from 'zod';
import type { Item, NamedOrganization, Responsible, WrittenDate } from '../../document/index.ts';

const key = z.string().describe('The same for the same thing in any reading of the document');
const orNone = z.string().nullable();

const reading = z.object({
  text: z.string(), edtf: orNone.describe('ISO 8601-2'), ranges: z.array(z.tuple([z.iso.date(), z.iso.date()])).describe('Days that it covers, the second one excluded'),
  kind: z.enum(['dated', 'to_be_defined', 'recurring', 'whole_year', 'permanent']),
}).meta({ id: 'FuzzyDate' }) satisfies z.ZodType<FuzzyDate>;

const date = z.object({
  asWritten: z.string(), value: orNone.describe('What a date of a record takes; null: not understood'), reading: reading.nullable(), note: z.string().exactOptional(),
}).meta({ id: 'WrittenDate' }) satisfies z.ZodType<WrittenDate>;

const responsible = z.object({ asWritten: z.string(), organization: orNone, note: z.string().exactOptional() }).meta({ id: 'WrittenResponsible' }) satisfies z.ZodType<Responsible>;

const organization = z.object({
  name: z.string(), acronym: orNone, aliases: z.array(z.string()), nameInLaw: orNone, lines: z.array(z.int()),
}).meta({ id: 'NamedOrganization' }) satisfies z.ZodType<NamedOrganization>;

const body = z.object({
  kind: z.literal('body'), key, name: z.string(), acronym: orNone,
  bodyType: z.enum(['interministerial_commission', 'consultative_subcommission', 'working_group', 'subgroup', 'national_meeting', 'round_table', 'other']),
  parent: orNone, coordinator: responsible.nullable(), holdsNoSessions: z.boolean(),
});

const session = z.object({
  kind: z.literal('session'), key, body: z.string(), number: z.int(), ordinalStyle: z.enum(['words', 'roman', 'digits']), noun: z.enum(['session', 'meeting']),
  type: z.enum(['ordinary', 'extraordinary', 'solemn', 'installation']), asWritten: z.string(), date,
});

const activity = z.object({
  kind: z.literal('activity'), key, text: z.string(),
  activityType: z.enum(['activity', 'event', 'meeting', 'international_event', 'information_request', 'course', 'visit', 'publication', 'campaign', 'report', 'other']),
  chapter: z.string(), objective: orNone, strategy: orNone, action: orNone, body: orNone, date: date.nullable(), responsibles: z.array(responsible),
  venue: orNone, participants: orNone, scope: z.enum(['national', 'international']).nullable(), target: orNone, targetQuantity: z.number().nullable(), halfYearly: z.boolean(),
});

const instrument = z.object({
  kind: z.literal('instrument'), key, number: z.string(), title: z.string(), instrumentType: z.enum(['collaboration', 'framework', 'coordination', 'specific', 'memorandum', 'other']),
  parties: z.string(), organizations: z.array(z.string()), object: z.string(), validity: date,
});

/** One thing that a passage of a programme says, of ten kinds. */
export const item = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('programme'), key, name: z.string(), year: z.int() }),
  z.object({ kind: z.literal('national'), key, name: z.string(), from: z.int(), until: z.int() }),
  z.object({ kind: z.literal('chapter'), key, title: z.string() }),
  body, session, activity, instrument,
  z.object({ kind: z.enum(['objective', 'strategy', 'action']), key, number: z.string(), text: z.string() }),
  z.object({ kind: z.literal('acronym'), key, acronym: z.string(), meaning: z.string(), organization: z.boolean() }),
  z.object({ kind: z.literal('organization'), key, organization, memberOf: orNone }),
]).meta({ id: 'ProgrammeItem' }) satisfies z.ZodType<Item>;
