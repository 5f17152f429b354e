import { accountContext, changeInstitutionCommand, createInstitutionCommand, exportInstitutionsCommand, importInstitutions, listInstitutions, type Institution } from '@sintra/platform/accounts';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { UsageError, type Arguments } from './arguments.ts';
import { dayOrNone, fileOf, institutionId, needed, show, showReport, wordOf, writeOut } from './users.ts';

type Act = (house: House, who: Context, given: Arguments) => Promise<void>;

const lineOf = ({ acronym, name, level, successor, validUntil }: Institution): string =>
  `${acronym.padEnd(12)} ${level.padEnd(13)} ${name}${successor === null ? '' : `  → ${successor.acronym}`}${validUntil === null ? '' : `  hasta ${validUntil}`}`;

const list: Act = async (house, who, given) => {
  const all = await listInstitutions(house, who);
  show(given, all, all.map(lineOf).join('\n'));
};

const add: Act = async (house, who, given) => {
  const { 'legal-name': legalName, state } = given.values;
  const made = await run(house, who, createInstitutionCommand, {
    acronym: wordOf(given, 'las siglas'), name: needed(given, 'name'), level: needed(given, 'level'), ...(legalName !== undefined && { legalName }), ...(state !== undefined && { state }),
  });
  show(given, made, lineOf(made));
};

const change: Act = async (house, who, given) => {
  const { name, 'legal-name': legalName, state, successor, from, until } = given.values;
  const id = await institutionId(house, who, wordOf(given, 'las siglas'));
  const successorId = successor === undefined ? undefined : successor === '-' ? null : await institutionId(house, who, successor);
  const changed = await run(house, who, changeInstitutionCommand, { id, name, legalName: dayOrNone(legalName), state: dayOrNone(state), successorId, validFrom: dayOrNone(from), validUntil: dayOrNone(until) });
  show(given, changed, lineOf(changed));
};

const acts: Readonly<Record<string, Act>> = {
  list, add, change,
  import: async (house, who, given) => showReport(given, await importInstitutions(house, who, await fileOf(given))),
  export: async (house, who, given) => writeOut(given, await run(house, who, exportInstitutionsCommand, {})),
};

/** `institutions ACT …`: institutions, their names and successors. */
export async function institutionsCommand(house: House, given: Arguments): Promise<void> {
  const act = acts[given.positionals[0] ?? ''];
  if (act === undefined) throw new UsageError(`Escriba institutions y qué hacer: ${Object.keys(acts).join(', ')}.`);
  await act(house, await accountContext(house, given.values.as, 'cli'), given);
}
