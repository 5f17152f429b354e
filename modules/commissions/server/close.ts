import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import type { RecordView } from '@sintra/platform/records';
import { hourInput, logStep, requireOpen, stepInput } from './hold.ts';
import { commissionNotices } from './notices.ts';
import { sessionProblems } from './problems.ts';
import { changeSession, readSession, text } from './session-file.ts';
import { tellMembers } from './tell.ts';

/** Closes the session: its minutes exist from now on, as a draft. */
export const closeCommand = defineCommand({
  name: 'session.close', resource: 'work', action: 'update', input: z.strictObject({ ...stepInput, endsAt: hourInput }), log: logStep('session.close'),
  handle: async (call, { id, version, endsAt }) => {
    requireOpen(await readSession(call, id, clock.today()), ['held']);
    return changeSession(call, id, version, { values: { endsAt, minutesStatus: 'draft' } });
  },
});

const steps: Readonly<Record<string, readonly string[]>> = { draft: ['under_observation'], under_observation: ['draft', 'approved'] };
const minutesInput = z.strictObject({ ...stepInput, to: z.enum(['draft', 'under_observation', 'approved']) });

/** From draft through observations to approved. @throws wrongMoment, observationsLeft */
async function moveMinutes(call: Call, { id, version, to }: z.infer<typeof minutesInput>): Promise<RecordView> {
  const today = clock.today();
  const file = await readSession(call, id, today);
  const from = text(file.values, 'minutesStatus') ?? 'none';
  if (!(steps[from] ?? []).includes(to)) throw sessionProblems.wrongMoment({ from });
  const left = file.observations.filter(({ values }) => values['observationSettled'] !== 'yes').length;
  if (to === 'approved' && left > 0) throw sessionProblems.observationsLeft({ left });
  const view = await changeSession(call, id, version, { values: { minutesStatus: to, ...(to === 'approved' && { minutesApprovedOn: today }) } });
  if (to === 'under_observation') await tellMembers(call, file, commissionNotices.minutesToObserve({ session: text(file.values, 'title') ?? 'Sesión' }));
  return view;
}

export const minutesCommand = defineCommand({
  name: 'session.minutes', resource: 'work', action: 'update', input: minutesInput, handle: moveMinutes,
  log: (input, view: RecordView) => ({ ...logStep('session.minutes')(input, view), details: { to: input.to } }),
});
