import { recordSchema } from '@sintra/projections/validation';
import { z } from 'zod';
import { progressReportForm } from '../../forms/index.ts';
import type { followUpCommands, SheetLine } from './commands.ts';

type Commands = typeof followUpCommands;
type Answer<K extends keyof Commands> = Awaited<ReturnType<Commands[K]['handle']>>;

const year = z.int();
const day = z.iso.date();
const dateKind = z.enum(['dated', 'to_be_defined', 'recurring', 'whole_year', 'permanent']);

const line = z.object({
  kind: z.enum(['activity', 'session']), id: z.uuid(), institutionId: z.uuid(), title: z.string(), chapter: z.string(), type: z.string(),
  date: z.string().nullable().describe('As people wrote it'), status: z.string().nullable(), percent: z.number().nullable(), order: z.int(),
  objective: z.uuid().nullable(), body: z.uuid().nullable(), bodyName: z.string().nullable(),
  responsibles: z.array(z.object({ asWritten: z.string(), organization: z.uuid().nullable(), acronym: z.string().nullable() })),
  reports: z.array(day).describe('Days of the reports of progress that were sent'),
  ranges: z.array(z.tuple([day, day])).describe('Days that the date covers, the second one excluded'), dateKind: dateKind.nullable(),
  light: z.enum(['done', 'green', 'amber', 'red', 'grey']), rule: z.string().describe('Why the light is lit, in Spanish, ready to show'),
}).meta({ id: 'ProgrammeLine', description: 'An activity or a session of the year with its light of today' }) satisfies z.ZodType<SheetLine>;

const sheet = z.object({
  year, today: day, years: z.array(year).describe('Years with an annual programme'), lines: z.array(line), more: z.boolean().describe('There are more lines than one sheet shows'),
}).meta({ id: 'ProgrammeSheet' }) satisfies z.ZodType<Answer<'sheet'>>;

const halfYear = z.object({
  year, half: z.union([z.literal(1), z.literal(2)]), today: day, total: z.int().describe('Activities that are followed'),
  askedAt: z.iso.datetime().nullable().describe('When the own institution last asked'), waiting: z.array(line),
}).meta({ id: 'ProgrammeRound' }) satisfies z.ZodType<Answer<'halfYear'>>;

const asked = z.object({ waiting: z.int(), institutions: z.int().describe('Institutions that were told') }).meta({ id: 'ProgrammeRoundAsked' }) satisfies z.ZodType<Answer<'ask'>>;

const goals = z.array(z.object({
  id: z.uuid(), level: z.enum(['objective', 'strategy', 'action']), title: z.string(), parent: z.uuid().nullable(), activities: z.int(), open: z.int(),
}).meta({ id: 'ProgrammeGoal' })) satisfies z.ZodType<readonly Answer<'tree'>[number][]>;

const carried = z.object({
  year: year.describe('The programme that it was carried to'), carried: z.int(), already: z.int().describe('Carried before'),
}).meta({ id: 'ProgrammeCarriedOver' }) satisfies z.ZodType<Omit<Answer<'carryOver'>, 'entries'>>;

const count = z.object({ total: z.int(), done: z.int(), open: z.int() });
const brief = z.object({ id: z.uuid(), title: z.string(), status: z.string().nullable() });
const compared = z.object({
  year, other: year, now: count, before: count, goesOn: z.array(brief.extend({ before: z.string().nullable().describe('Status in the other year') })), isNew: z.array(brief), gone: z.array(brief),
}).meta({ id: 'ProgrammeYearsCompared' }) satisfies z.ZodType<Answer<'compareYears'>>;

/** What each route of the follow-up answers, as documented in /api/openapi.json. */
export const followUpOutputs = { sheet, halfYear, asked, goals, carried, compared, report: recordSchema(progressReportForm) };
