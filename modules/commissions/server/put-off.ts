import { z } from 'zod';
import { readDate } from '@sintra/definition';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { canMail, queueMail } from '@sintra/platform/mail';
import { requireReason, type RecordView } from '@sintra/platform/records';
import { lastDay } from '../rules/days.ts';
import { addressesOf } from './members.ts';
import { commissionNotices } from './notices.ts';
import { sayWritten } from './documents/words.ts';
import { sessionProblems } from './problems.ts';
import { putOffMessage } from './put-off-message.ts';
import { changeSession, exactDay, readSession, text, type SessionFile } from './session-file.ts';
import { tellMembers } from './tell.ts';

const step = { id: z.uuid(), version: z.number().int(), reason: z.string().trim().max(1000) };
const cancellable: readonly string[] = ['planned', 'convoked', 'deferred'];
/** Also what was cancelled, or did not gather its quorum: it is called again for another day. */
const deferrable: readonly string[] = [...cancellable, 'no_quorum', 'cancelled'];

export interface PutOff {
  readonly view: RecordView;
  /** Messages put in the outbox; 0 where nobody had been convened, or they are sent by hand. */
  readonly queued: number;
}

/** Those who had been convened are told, in the tray and by mail, with the calendar entry moved or taken out. */
async function tell(call: Call, before: SessionFile, after: SessionFile): Promise<number> {
  if (text(before.values, 'convokedOn') === null) return 0;
  const [session, reason] = [text(after.values, 'title') ?? 'Sesión', text(after.values, 'statusReason') ?? ''];
  const cancelled = text(after.values, 'sessionStatus') === 'cancelled';
  await tellMembers(call, after, cancelled ? commissionNotices.sessionCancelled({ session, reason }) : commissionNotices.sessionDeferred({ session, reason, to: sayWritten(text(after.values, 'heldOn') ?? text(after.values, 'planned')) }));
  const addresses = addressesOf(before.body.members, before.day ?? clock.today());
  if (!canMail(call.house) || addresses.length === 0) return 0;
  const message = putOffMessage(call.house, after, before.day);
  await queueMail(call.tx, call.context, { resource: 'session', recordId: after.row.id }, addresses.map((to) => ({ ...message, to })));
  return addresses.length;
}

/** @throws wrongMoment, reasonNeeded */
async function readMovable(call: Call, id: string, from: readonly string[], reason: string): Promise<SessionFile> {
  requireReason(reason);
  const file = await readSession(call, id, clock.today());
  const status = text(file.values, 'sessionStatus') ?? 'planned';
  if (!from.includes(status)) throw sessionProblems.wrongMoment({ from: status });
  return file;
}

/** A day not to come cannot be met. @throws notADate, dayGoneBy */
function requireToCome(to: string): void {
  const reading = readDate(to);
  if ('problem' in reading) throw sessionProblems.notADate({ why: reading.problem });
  const last = lastDay(to);
  if (last !== null && last < clock.today()) throw sessionProblems.dayGoneBy();
}

const deferInput = z.strictObject({ ...step, to: z.string().trim().min(1).max(80), startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional() });

async function defer(call: Call, { id, version, to, startsAt, reason }: z.infer<typeof deferInput>): Promise<PutOff> {
  const before = await readMovable(call, id, deferrable, reason);
  requireToCome(to);
  const values = {
    sessionStatus: 'deferred', statusReason: reason, secondCall: null, ...(startsAt !== undefined && { startsAt }),
    ...(exactDay(to) === null ? { heldOn: null, planned: to } : { heldOn: to }),
  };
  // Who came to a session without quorum is not there on the new day.
  const came = before.attendance.filter((row) => text(row.values, 'attendedBy') !== null).map((row) => ({ id: row.id, values: { attendedBy: null, attendedCall: null, attendeeName: null } }));
  const view = await changeSession(call, id, version, { values, ...(came.length > 0 && { groups: { attendance: came } }) });
  return { view, queued: await tell(call, before, await readSession(call, id, clock.today())) };
}

async function cancel(call: Call, { id, version, reason }: { id: string; version: number; reason: string }): Promise<PutOff> {
  const before = await readMovable(call, id, cancellable, reason);
  const view = await changeSession(call, id, version, { values: { sessionStatus: 'cancelled', statusReason: reason } });
  return { view, queued: await tell(call, before, await readSession(call, id, clock.today())) };
}

const logged = (action: string) => ({ reason }: { readonly reason: string }, { view, queued }: PutOff) =>
  ({ action, resource: 'session', recordId: view.id, ownerInstitutionId: view.institution.id, version: view.version, reason, details: { queued } });

/** To another day, or to one still to be set: the session has to be convoked again. */
export const deferCommand = defineCommand({ name: 'session.defer', resource: 'work', action: 'update', input: deferInput, handle: defer, log: logged('session.defer') });

/** It will not take place. */
export const cancelCommand = defineCommand({ name: 'session.cancel', resource: 'work', action: 'update', input: z.strictObject(step), handle: cancel, log: logged('session.cancel') });
