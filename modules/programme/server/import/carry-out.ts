import { readInput, type Call } from '@sintra/platform/commands';
import type { LogEntry } from '@sintra/platform/log';
import { recordCommands } from '@sintra/platform/records';
import type { Desired, FormId } from './desired.ts';
import { moduleOf, type Existing } from './existing.ts';
import { Ids, stepOf, type Step } from './plan.ts';

export interface Tally {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface Applied {
  readonly forms: Readonly<Partial<Record<FormId, Tally>>>;
  readonly entries: readonly LogEntry[];
}

const known = new Map<FormId, ReturnType<typeof recordCommands>>();
const commandsOf = (form: FormId): ReturnType<typeof recordCommands> => {
  const commands = known.get(form) ?? recordCommands(moduleOf[form]);
  known.set(form, commands);
  return commands;
};

const rowsOf = (step: Step, ids: Ids) => (step.missingRows.length === 0 ? {} : { groups: { [step.desired.rows?.group ?? '']: step.missingRows.map((row) => ({ values: ids.resolve(row) })) } });

async function create(call: Call, step: Step, ids: Ids): Promise<LogEntry | readonly LogEntry[]> {
  const { form, key, values, onlyNew, quiet = {} } = step.desired;
  const command = commandsOf(form).create;
  const input = readInput(command.input, { values: ids.resolve({ ...values, ...quiet, ...onlyNew }), ...rowsOf(step, ids) });
  const view = await command.handle(call, input);
  ids.made(form, key, view.id);
  return typeof command.log === 'function' ? command.log(input, view) : [];
}

async function update(call: Call, step: Step, ids: Ids): Promise<LogEntry | readonly LogEntry[]> {
  const { form } = step.desired;
  const command = commandsOf(form).update;
  const values = { ...ids.resolve(step.desired.quiet ?? {}), ...Object.fromEntries(step.differences.map(({ cell, document }) => [cell, document])) };
  const input = readInput(command.input, { id: step.standing?.id, version: step.standing?.version, values, ...rowsOf(step, ids) });
  const done = await command.handle(call, input);
  return typeof command.log === 'function' ? command.log(input, done) : [];
}

/**
 * Makes the data say what the document says, through the same commands as the screens: each record judged, versioned and logged.
 * In the caller's transaction: all or nothing.
 */
export async function carryOut(call: Call, desired: readonly Desired[], existing: Existing): Promise<Applied> {
  const ids = new Ids(existing, desired);
  const entries: LogEntry[] = [];
  const forms: Partial<Record<FormId, { created: number; updated: number; unchanged: number }>> = {};
  for (const one of desired) {
    const step = stepOf(one, existing, ids);
    const tally = (forms[one.form] ??= { created: 0, updated: 0, unchanged: 0 });
    if (step.kind === 'create') entries.push(...[await create(call, step, ids)].flat());
    if (step.kind === 'update') entries.push(...[await update(call, step, ids)].flat());
    tally[step.kind === 'create' ? 'created' : step.kind === 'update' ? 'updated' : 'unchanged'] += 1;
  }
  return { forms, entries };
}
