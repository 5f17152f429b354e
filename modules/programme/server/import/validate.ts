import { z } from 'zod';
import { defineCommand, readInput, type Call } from '@sintra/platform/commands';
import type { LogEntry } from '@sintra/platform/log';
import { Problem } from '@sintra/platform/problems';
import { recordCommands } from '@sintra/platform/records';
import { programmeProblems } from '../problems.ts';
import type { FormId } from './desired.ts';
import { moduleOf, type Standing } from './existing.ts';
import type { Step } from './plan.ts';

interface ToValidate {
  readonly form: FormId;
  readonly standing: Standing;
}

/** Records that the document names and nobody has validated yet, each once. What somebody observed waits for its correction. */
export const unvalidated = (steps: readonly Step[]): readonly ToValidate[] =>
  [...new Map(steps.flatMap(({ desired: { form }, standing }) =>
    (standing !== null && ['draft', 'submitted'].includes(standing.status) ? [[standing.id, { form, standing }] as const] : []))).values()];

/** Through the same two steps as the screen: sent, then validated. @returns null where a needed answer lacks and it stays a draft */
async function validateOne(call: Call, { form, standing }: ToValidate): Promise<readonly LogEntry[] | null> {
  const { setStatus } = recordCommands(moduleOf[form]);
  const entries: LogEntry[] = [];
  let { version } = standing;
  try {
    for (const status of standing.status === 'draft' ? ['submitted', 'validated'] : ['validated']) {
      const input = readInput(setStatus.input, { id: standing.id, version, status });
      const view = await setStatus.handle(call, input);
      ({ version } = view);
      if (typeof setStatus.log === 'function') entries.push(...[setStatus.log(input, view)].flat());
    }
  } catch (error) {
    if (error instanceof Problem && error.code === 'missing_to_submit') return null;
    throw error;
  }
  return entries;
}

/**
 * Validates at once what an applied document brought: whoever reviewed it passage by passage has reviewed it.
 * @param stepsOf what the document says beside what stands
 * @param show how the document stands after
 */
export const validateCommand = <View>(stepsOf: (call: Call, id: string) => Promise<{ readonly state: string; readonly steps: readonly Step[] }>, show: (call: Call, id: string) => Promise<View>) => defineCommand({
  name: 'programme.document.validate', resource: 'work', action: 'validate', input: z.strictObject({ id: z.uuid() }),
  handle: async (call, { id }) => {
    const { state, steps } = await stepsOf(call, id);
    if (state !== 'applied') throw programmeProblems.notApplied();
    const done: (readonly LogEntry[] | null)[] = [];
    for (const one of unvalidated(steps)) done.push(await validateOne(call, one));
    const validated = done.filter((one) => one !== null);
    return { document: await show(call, id), validated: validated.length, incomplete: done.length - validated.length, entries: validated.flat() };
  },
  log: ({ id }, { validated, incomplete, entries }) => [...entries, { action: 'programme.document.validated', resource: 'programme', details: { document: id, validated, incomplete } }],
});
