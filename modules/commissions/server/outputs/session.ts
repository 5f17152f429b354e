import { z } from 'zod';
import { resolutionForm, sessionForm } from '../../forms/index.ts';
import type { Quorum } from '../../rules/quorum.ts';
import type { Board } from '../board.ts';
import type { Convoked, Notice } from '../prepare.ts';
import type { PutOff } from '../put-off.ts';
import type { ResolutionOf } from '../resolutions-of.ts';
import { day, headShape, organizations, rowsOf, rules, valuesOf, viewOf } from './shared.ts';

const quorum = z.object({
  voting: z.int(), needed: z.int(), present: z.int(), lacksChair: z.boolean().describe('The chair is needed and nobody of theirs is there'), reached: z.boolean(),
}).meta({ id: 'SessionQuorum' }) satisfies z.ZodType<Quorum>;

const notice = z.object({
  days: z.int().describe('Working days left until the session'), needed: z.int(), lastDay: day.describe('Last day on which the notice is whole'),
}).meta({ id: 'SessionNotice' }) satisfies z.ZodType<Notice>;

const resolution = z.object({
  id: z.uuid(), folio: z.string(), version: z.int32(), values: valuesOf(resolutionForm), responsibles: rowsOf(resolutionForm, 'responsibles'),
}).meta({ id: 'SessionResolution' }) satisfies z.ZodType<ResolutionOf>;

/** GET /sessions/{id}/board. */
export const sessionBoard = z.object({
  session: z.object({
    ...headShape(sessionForm), values: valuesOf(sessionForm), agenda: rowsOf(sessionForm, 'agenda'), attendance: rowsOf(sessionForm, 'attendance'), observations: rowsOf(sessionForm, 'observations'),
    files: z.record(z.uuid(), z.object({ name: z.string(), size: z.int() })).describe('Files of the agenda by id: `GET /sessions/{id}/files/{file}`'),
    day: day.nullable().describe('The one known day of the session'),
  }),
  body: z.object({ id: z.uuid(), name: z.string().nullable(), acronym: z.string().nullable(), members: z.int() }),
  rules, quorum: z.object({ first: quorum, second: quorum }), notice: notice.nullable(),
  missing: z.array(z.string()).describe('What the convocation still lacks, in Spanish, ready to show'),
  mail: z.object({ available: z.boolean(), addresses: z.int(), waiting: z.int(), sent: z.int(), failed: z.int() }),
  resolutions: z.array(resolution), organizations, today: day,
}).meta({ id: 'SessionBoard' }) satisfies z.ZodType<Board>;

/** POST /sessions/{id}/defer and /cancel. */
export const putOff = z.object({
  view: viewOf(sessionForm), queued: z.int().describe('Messages put in the outbox; 0 where nobody had been convened, or they are sent by hand'),
}).meta({ id: 'SessionPutOff' }) satisfies z.ZodType<PutOff>;

/** POST /sessions/{id}/convoke. */
export const convoked = z.object({
  view: viewOf(sessionForm), queued: z.int().describe('Messages put in the outbox; 0 where there is no mail server and they are sent by hand'),
}).meta({ id: 'SessionConvoked' }) satisfies z.ZodType<Convoked>;

/** Every other step of a session answers it as it stands. */
export const moved = viewOf(sessionForm);
export const adopted = viewOf(resolutionForm);
