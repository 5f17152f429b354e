import { z } from 'zod';
import { bodyForm } from '../../forms/index.ts';
import type { BodyBoard } from '../body-board.ts';
import type { FollowUpPage } from '../follow-up.ts';
import type { Overview } from '../overview.ts';
import { code, day, headShape, lights, organizations, rowsOf, rules, valuesOf, watches, written } from './shared.ts';

const sessionLine = z.object({
  id: z.uuid(), title: z.string().nullable(), number: z.int().nullable(), sessionType: code, planned: written, heldOn: written, sessionStatus: code, minutesStatus: code, resolutions: z.int(),
}).meta({ id: 'BodySessionLine' });

/** GET /bodies/{id}/board. */
export const bodyBoard = z.object({
  body: z.object({ ...headShape(bodyForm), values: valuesOf(bodyForm), members: rowsOf(bodyForm, 'members') }),
  rules: rules.nullable().describe('In force today'), rulesRows: z.int().describe('Rows of rules that the body itself has'), watches,
  sessions: z.array(sessionLine).describe('The latest 60'),
  numbers: z.record(z.string(), z.int()).describe('The number that follows, by type of session'),
  children: z.array(z.object({ id: z.uuid(), acronym: z.string().nullable(), name: z.string().nullable(), bodyType: code })),
  lights, organizations, today: day,
}).meta({ id: 'BodyBoard' }) satisfies z.ZodType<BodyBoard>;

const bodyLine = z.object({
  id: z.uuid(), acronym: z.string().nullable(), name: z.string().nullable(), bodyType: code, bodyState: code, bodyStatus: code, installedOn: written,
  stateLaw: code, stateRegulation: code, stateProgramme: code, victimFund: code,
  lastSession: z.uuid().nullable(), lastHeldOn: written, accompanied: code, watches,
}).meta({ id: 'BodyLine' });

const nextLine = z.object({ id: z.uuid(), title: z.string().nullable(), planned: written, heldOn: written, startsAt: z.string().nullable(), sessionStatus: code }).meta({ id: 'NextSession' });

const term = z.object({
  id: z.uuid().describe('The candidacy'), name: z.string().nullable(), until: day, state: z.enum(['not_begun', 'in_force', 'ending', 'ended']), daysLeft: z.int(),
  renewable: z.boolean().describe('Whether the law lets the same candidate stand again'),
}).meta({ id: 'EndingTerm' });

/** GET /commissions/overview. */
export const overview = z.object({
  today: day, bodies: z.array(bodyLine), next: z.array(nextLine).describe('Sessions yet to come, soonest first'), terms: z.array(term), lights,
}).meta({ id: 'CommissionsOverview' }) satisfies z.ZodType<Overview>;

const followUpLine = z.object({
  id: z.uuid(), key: z.string().nullable(), title: z.string().nullable(), session: z.uuid().nullable(), sessionTitle: z.string().nullable(), body: z.uuid().nullable(), bodyAcronym: z.string().nullable(),
  dueDate: written, percent: z.number().nullable(), status: code, light: z.enum(['overdue', 'due_soon', 'on_time', 'undated', 'done', 'withdrawn']),
}).meta({ id: 'ResolutionDue' });

/** GET /resolutions/follow-up. */
export const followUpPage = z.object({
  items: z.array(followUpLine), next: z.string().nullable().describe('Send it as `after` for the next page'), today: day,
}).meta({ id: 'ResolutionFollowUp' }) satisfies z.ZodType<FollowUpPage>;
