import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { problems } from '@sintra/platform/problems';
import type { RecordView } from '@sintra/platform/records';
import { quorumOf } from '../rules/quorum.ts';
import { sessionProblems } from './problems.ts';
import { changeSession, holdSession, readSession, text, type SessionFile } from './session-file.ts';

const attendedBy = z.enum(['titular', 'substitute', 'absent']).nullable();
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 10:00');
const step = { id: z.uuid(), version: z.number().int() };

const logStep = (action: string) => (_input: unknown, view: RecordView) =>
  ({ action, resource: 'session', recordId: view.id, ownerInstitutionId: view.institution.id, version: view.version });

const values = (file: SessionFile) => file.attendance.map((row) => row.values);

/** @throws wrongMoment unless the session is convoked and not yet closed */
function requireOpen(file: SessionFile, among: readonly string[]): void {
  const status = text(file.values, 'sessionStatus') ?? '';
  const closed = ['draft', 'under_observation', 'approved'].includes(text(file.values, 'minutesStatus') ?? 'none');
  if (!among.includes(status) || closed) throw sessionProblems.wrongMoment({ from: status });
}

const attendInput = z.strictObject({
  id: z.uuid(), row: z.uuid(), attendedBy, attendeeName: z.string().trim().max(200).nullable().optional(),
  seen: attendedBy.describe('What the screen showed before: whoever saw something else is told'),
});

/**
 * Registers who came. Two secretaries may register two members at once: the session is held while each is written, and only the
 * same member seen otherwise is a conflict.
 */
async function attend(call: Call, input: z.infer<typeof attendInput>): Promise<RecordView> {
  const version = await holdSession(call, input.id);
  const file = await readSession(call, input.id, clock.today());
  requireOpen(file, ['convoked', 'held']);
  const row = file.attendance.find(({ id }) => id === input.row);
  if (row === undefined || version === null) throw problems.notFound();
  const now = text(row.values, 'attendedBy');
  if (now !== input.seen) throw sessionProblems.attendanceMoved({ now });
  const came = input.attendedBy === 'titular' || input.attendedBy === 'substitute';
  const call2 = file.values['secondCall'] === 'yes' ? 'second' : 'first';
  const change = { attendedBy: input.attendedBy, attendedCall: came ? (text(row.values, 'attendedCall') ?? call2) : null };
  return changeSession(call, input.id, version, { groups: { attendance: [{ id: row.id, values: { ...change, ...(input.attendeeName !== undefined && { attendeeName: input.attendeeName }) } }] } });
}

export const attendCommand = defineCommand({ name: 'session.attend', resource: 'work', action: 'update', input: attendInput, handle: attend, log: logStep('session.attend') });

/** The first call has no quorum: those who arrive from now on arrive in second call. */
export const secondCallCommand = defineCommand({
  name: 'session.second_call', resource: 'work', action: 'update', input: z.strictObject(step), log: logStep('session.second_call'),
  handle: async (call, { id, version }) => {
    const file = await readSession(call, id, clock.today());
    requireOpen(file, ['convoked']);
    if (quorumOf(values(file), file.rules, 'first').reached) throw sessionProblems.wrongMoment({ from: 'quorum' });
    return changeSession(call, id, version, { values: { secondCall: 'yes' } });
  },
});

/** Opens the session, in the call where it stands. @throws lacksQuorum */
export const openCommand = defineCommand({
  name: 'session.open', resource: 'work', action: 'update', input: z.strictObject({ ...step, startsAt: hour }), log: logStep('session.open'),
  handle: async (call, { id, version, startsAt }) => {
    const file = await readSession(call, id, clock.today());
    requireOpen(file, ['convoked']);
    const second = file.values['secondCall'] === 'yes';
    const quorum = quorumOf(values(file), file.rules, second ? 'second' : 'first');
    if (!quorum.reached) throw sessionProblems.lacksQuorum(quorum);
    return changeSession(call, id, version, { values: { sessionStatus: 'held', startsAt, secondCall: second ? 'yes' : 'no' } });
  },
});

/** Nobody more comes: the session did not take place. */
export const noQuorumCommand = defineCommand({
  name: 'session.no_quorum', resource: 'work', action: 'update', input: z.strictObject(step), log: logStep('session.no_quorum'),
  handle: async (call, { id, version }) => {
    requireOpen(await readSession(call, id, clock.today()), ['convoked']);
    return changeSession(call, id, version, { values: { sessionStatus: 'no_quorum' } });
  },
});

export const stepInput = step;
export { hour as hourInput, logStep, requireOpen };
