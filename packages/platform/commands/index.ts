import { z, type ZodType } from 'zod';
import { withContext, type Context, type Tx } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { requireAllSaid } from '../log/committed.ts';
import { writeLog, type LogEntry } from '../log/write.ts';
import { scopeOf, type Action, type Resource, type Scope } from '../permissions/index.ts';
import { Problem, problems, takenMeanwhile } from '../problems/index.ts';

/** What a command's work is given: the transaction, who asks, and how far their right reaches. */
export interface Call {
  readonly house: House;
  readonly tx: Tx;
  readonly context: Context;
  readonly scope: Scope;
}

/**
 * One act that a person, another system or the command line can ask for. `log` is part of the type: an act without a log
 * rule does not compile, and one that needs none says why.
 */
export interface Command<I, O> {
  readonly name: string;
  readonly resource: Resource;
  readonly action: Action;
  /** Only for who has just proved who they are: what opens or changes much at once (docs/decisions/0016). */
  readonly stepUp?: true;
  readonly input: ZodType<I>;
  readonly log: ((input: I, output: O) => LogEntry | readonly LogEntry[]) | { readonly none: string };
  readonly handle: (call: Call, input: I) => Promise<O>;
  /** Told of a problem that `handle` threw, once its transaction is undone: what must be noted of a refusal. */
  readonly refused?: (house: House, context: Context, problem: Problem, input: I) => Promise<void>;
}

export const defineCommand = <I, O>(command: Command<I, O>): Command<I, O> => command;

// What a schema says of a wrong request is read by people too.
z.config(z.locales.es());

/** zod's issues in the words of the catalogue. @throws invalidRequest */
export function readInput<I>(schema: ZodType<I>, input: unknown): I {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw problems.invalidRequest({ issues: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
}

/** Logs what was refused to whom, in a transaction of its own. */
export async function logRefusal(house: House, context: Context, name: string, refused: Problem, recordId?: string): Promise<void> {
  const entry = { action: 'refused', resource: name, ...(recordId !== undefined && { recordId }), details: { code: refused.code } };
  await withContext(house, context, (tx) => writeLog(tx, context, entry));
}

/** Denied, not theirs or not there, destroyed, too often: what an auditor asks about. A mistake in a form is none of these. */
const refusals: ReadonlySet<number> = new Set([403, 404, 410, 429]);

/** The record that an input names. Not every id is a record's: a quota's is a name. */
const named = z.object({ id: z.uuid() });

/** Logs a refusal that the work itself found; of a record, under its id and the asker's institution, so that its owner learns nothing. */
async function refusedBy<I>(house: House, context: Context, name: string, input: I, error: unknown): Promise<never> {
  if (error instanceof Problem && refusals.has(error.status)) await logRefusal(house, context, name, error, named.safeParse(input).data?.id);
  throw takenMeanwhile(error) ?? error;
}

/** The command line and the queue have no login that somebody could find open: they do not step up (docs/decisions/0016). */
const withoutScreen: ReadonlySet<Context['channel']> = new Set(['cli', 'worker']);

/** Lets through whoever has just proved who they are; logs the others. @throws stepUpNeeded */
export async function requireStepUp(house: House, context: Context, name: string): Promise<void> {
  if (context.steppedUp === true || withoutScreen.has(context.channel)) return;
  const refused = problems.stepUpNeeded();
  await logRefusal(house, context, name, refused);
  throw refused;
}

async function scopeFor<I, O>(house: House, context: Context, command: Command<I, O>): Promise<Scope> {
  const scope = scopeOf(context.roles, command.resource, command.action);
  if (scope !== null && command.stepUp === true) await requireStepUp(house, context, command.name);
  if (scope !== null) return scope;
  const refused = problems.forbidden({ resource: command.resource, action: command.action });
  await logRefusal(house, context, command.name, refused);
  throw refused;
}

/**
 * Row security sees no further than the act needs: rows open to a count of the nation while counting, and to a list never. Who
 * counts without reading (analysts) has no other door to them.
 */
const narrowed = <I, O>(context: Context, { resource, action }: Command<I, O>): Context =>
  (resource === 'record' && action === 'count' ? { ...context, peopleScope: context.countScope ?? context.peopleScope } : context);

async function act<I, O>(call: Call, command: Command<I, O>, input: I): Promise<O> {
  const output = await command.handle(call, input);
  if (typeof command.log === 'function') {
    const entries = [command.log(input, output)].flat();
    await Promise.all(entries.map((entry) => writeLog(call.tx, call.context, entry)));
  }
  return output;
}

/** Chance gave a new record the folio of another (with 100,000 a year, one in ten thousand). */
const folioTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint_name' in error && typeof error.constraint_name === 'string' && error.constraint_name.endsWith('_folio');

/**
 * One request, one transaction, one log entry (principle 3): checks the right, reads the input, works, logs, commits.
 * A refusal is logged in a transaction of its own. What only an unlucky folio stopped is done once more.
 */
export async function run<I, O>(house: House, context: Context, command: Command<I, O>, input: unknown): Promise<O> {
  const scope = await scopeFor(house, context, command);
  const read = readInput(command.input, input);
  const work = (): Promise<O> => withContext(house, narrowed(context, command), async (tx) => {
    const output = await act({ house, tx, context, scope }, command, read);
    requireAllSaid(tx, command.name);
    return output;
  });
  return work()
    .catch((error: unknown) => (folioTaken(error) ? work() : Promise.reject(error as Error)))
    .catch(async (error: unknown) => {
      if (error instanceof Problem) await command.refused?.(house, context, error, read);
      return refusedBy(house, context, command.name, read, error);
    });
}

/**
 * The same command on many inputs in one transaction, all or none, each with its own log entry. Their statements share the
 * connection without waiting for one another, so inputs must not depend on each other's effects.
 */
export async function runTogether<I, O>(house: House, context: Context, command: Command<I, O>, inputs: readonly unknown[]): Promise<O[]> {
  const scope = await scopeFor(house, context, command);
  const read = inputs.map((input) => readInput(command.input, input));
  return withContext(house, narrowed(context, command), async (tx) => {
    const outputs = await Promise.all(read.map((input) => act({ house, tx, context, scope }, command, input)));
    requireAllSaid(tx, command.name);
    return outputs;
  });
}
