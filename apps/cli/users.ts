import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  accountContext, changeUser, confirmCommand, createUser, departCommand, exportUsersCommand, importUsers, invitationsWorkbook, inviteCommand, listConfirmableCommand, listInstitutions,
  listUsers, recoverCommand, transferCommand, type SheetReport, type User,
} from '@sintra/platform/accounts';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { roles, type Role } from '@sintra/platform/permissions';
import { UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';

const states: Readonly<Record<User['state'], string>> = { pending: 'por entrar', active: 'activa', inactive: 'inactiva', blocked: 'bloqueada' };
const lineOf = (user: User): string => `${user.institution.acronym.padEnd(8)} ${states[user.state].padEnd(10)} ${user.email}  ${user.name}  ${user.roles.join(',')}`;

export function show(given: Arguments, value: unknown, text: string): void {
  if (given.values.json === true) printJson(value);
  else print(text);
}

/** An option that the act cannot do without. @throws UsageError */
export function needed(given: Arguments, name: 'name' | 'institution' | 'roles' | 'reason' | 'out' | 'level'): string {
  const value = given.values[name];
  if (value === undefined || value.trim() === '') throw new UsageError(`Falta --${name}.`);
  return value;
}

/** The word after the act: an e-mail, an acronym, a file. @throws UsageError */
export function wordOf({ positionals }: Arguments, what: string): string {
  const [, word] = positionals;
  if (word === undefined) throw new UsageError(`Indique ${what}.`);
  return word;
}

const rolesOf = (text: string): Role[] => text.split(',').map((one) => one.trim()).map((one) => {
  const role = roles.find((known) => known === one);
  if (role === undefined) throw new UsageError(`No hay una función «${one}». Las que hay: ${roles.join(', ')}.`);
  return role;
});

/** `--until DAY`; «-» takes it off. */
export const dayOrNone = (text: string | undefined): string | null | undefined => (text === '-' ? null : text);

/** @throws UsageError */
export async function institutionId(house: House, who: Context, acronym: string): Promise<string> {
  const found = (await listInstitutions(house, who)).find((one) => one.acronym === acronym.trim().toUpperCase());
  if (found === undefined) throw new UsageError(`No hay una institución con las siglas «${acronym}».`);
  return found.id;
}

/** @throws UsageError when no account has this e-mail */
async function userOf(house: House, who: Context, email: string): Promise<User> {
  const user = (await listUsers(house, who)).find((one) => one.email === email.trim().toLowerCase());
  if (user === undefined) throw new UsageError(`No hay una cuenta con el correo «${email}».`);
  return user;
}

const handOver = async (house: House, who: Context, email: string | undefined) => (email === undefined ? {} : { handOverTo: (await userOf(house, who, email)).id });

type Act = (house: House, who: Context, given: Arguments) => Promise<void>;

const list: Act = async (house, who, given) => {
  const wanted = given.values.institution?.trim().toUpperCase();
  const users = (await listUsers(house, who)).filter(({ institution }) => wanted === undefined || institution.acronym === wanted);
  show(given, users, users.map(lineOf).join('\n'));
};

const add: Act = async (house, who, given) => {
  const { position, until, curp } = given.values;
  const user = await createUser(house, who, {
    email: wordOf(given, 'el correo de la persona'), name: needed(given, 'name'), institutionId: await institutionId(house, who, needed(given, 'institution')), roles: rolesOf(needed(given, 'roles')),
    ...(position !== undefined && { position }), ...(until !== undefined && { validUntil: until }), ...(curp !== undefined && { curp }),
  });
  show(given, user, `${lineOf(user)}\nInvitación, para entregar a esa persona; sirve una vez, durante tres días:\n${user.invitation}`);
};

const invite: Act = async (house, who, given) => {
  const { id } = await userOf(house, who, wordOf(given, 'el correo de la persona'));
  const { invitation } = await run(house, who, inviteCommand, { id });
  show(given, { invitation }, invitation);
};

/** The way back for whoever lost the password, or with `--factors` everything: an administrator too, from the machine itself. */
const recover: Act = async (house, who, given) => {
  const { id, name } = await userOf(house, who, wordOf(given, 'el correo de la persona'));
  const { link } = await run(house, who, recoverCommand, { id, factors: given.values.factors === true });
  show(given, { link }, `Enlace para que ${name} elija contraseña; sirve una vez, durante 30 minutos:\n${link}`);
};

const change: Act = async (house, who, given) => {
  const { name, position, until, curp, state } = given.values;
  if (state !== undefined && state !== 'active' && state !== 'blocked') throw new UsageError('--state es active o blocked; para dar de baja, users depart.');
  const { id } = await userOf(house, who, wordOf(given, 'el correo de la persona'));
  const validUntil = dayOrNone(until);
  const user = await changeUser(house, who, {
    id, ...(name !== undefined && { name }), ...(position !== undefined && { position }), ...(state !== undefined && { state }), ...(curp !== undefined && { curp }),
    ...(validUntil !== undefined && { validUntil }), ...(given.values.roles !== undefined && { roles: rolesOf(given.values.roles) }),
  });
  show(given, user, lineOf(user));
};

const depart: Act = async (house, who, given) => {
  const reason = needed(given, 'reason');
  const { id } = await userOf(house, who, wordOf(given, 'el correo de la persona'));
  const user = await run(house, who, departCommand, { id, reason, ...await handOver(house, who, given.values['hand-over']) });
  show(given, user, lineOf(user));
};

const transfer: Act = async (house, who, given) => {
  const [reason, to, next] = [needed(given, 'reason'), needed(given, 'institution'), rolesOf(needed(given, 'roles'))];
  const { id } = await userOf(house, who, wordOf(given, 'el correo de la persona'));
  const { position } = given.values;
  const { user } = await run(house, who, transferCommand, {
    id, institutionId: await institutionId(house, who, to), roles: next, reason, ...(position !== undefined && { position }), ...await handOver(house, who, given.values['hand-over']),
  });
  show(given, user, lineOf(user));
};

/** Without names, who waits for a word; with them, says it. */
const confirm: Act = async (house, who, given) => {
  const people = await run(house, who, listConfirmableCommand, {});
  const idsOf = (emails: readonly string[] = []): string[] => emails.map((email) => {
    const found = people.find((one) => one.email === email.trim().toLowerCase());
    if (found === undefined) throw new UsageError(`No hay en su institución una cuenta activa con el correo «${email}».`);
    return found.id;
  });
  const said = { stay: idsOf(given.values.stay), leave: idsOf(given.values.leave) };
  if (said.stay.length + said.leave.length === 0) return show(given, people, people.map((user) => `${user.due ? 'por confirmar' : 'al corriente '}  ${lineOf(user)}`).join('\n'));
  const done = await run(house, who, confirmCommand, said);
  show(given, done, `${String(done.confirmed.length)} confirmadas, ${String(done.left.length)} dadas de baja`);
};

export async function writeOut(given: Arguments, bytes: Uint8Array): Promise<void> {
  const out = needed(given, 'out');
  await writeFile(out, bytes, { mode: 0o600 });
  say(`Se escribió ${out}`);
}

/** The file to import. @throws UsageError */
export async function fileOf(given: Arguments): Promise<{ content: Buffer; fileName: string; apply: boolean }> {
  const file = wordOf(given, 'el archivo que se importa');
  const content = await readFile(file).catch(() => { throw new UsageError(`No se pudo leer el archivo «${file}».`); });
  return { content, fileName: basename(file), apply: given.values['dry-run'] !== true };
}

/** The balance and what is to be corrected; the exit status tells whether it was taken. */
export function showReport(given: Arguments, report: SheetReport): void {
  const { read, created, updated, unchanged, rejected, problems } = report;
  for (const { row, column, message, suggestion } of problems) say(`  renglón ${String(row)}, ${column}: ${message}${suggestion === undefined ? '' : ` ¿Quiso decir «${suggestion}»?`}`);
  show(given, report, `${String(read)} leídos: ${String(created)} nuevos, ${String(updated)} con cambios, ${String(unchanged)} sin cambio, ${String(rejected)} por corregir${report.applied ? '' : '. No se aplicó nada.'}`);
  if (problems.length > 0) process.exitCode = 1;
}

const bring: Act = async (house, who, given) => {
  const asked = await fileOf(given);
  if (asked.apply) needed(given, 'out');
  const { invitations, ...report } = await importUsers(house, who, asked);
  if (invitations.length > 0) await writeOut(given, await invitationsWorkbook(invitations));
  showReport(given, report);
};

const acts: Readonly<Record<string, Act>> = {
  list, add, invite, recover, change, depart, transfer, confirm, import: bring,
  export: async (house, who, given) => writeOut(given, (await run(house, who, exportUsersCommand, {})).book),
};

/** `users ACT …`: accounts, from invitation to departure. */
export async function usersCommand(house: House, given: Arguments): Promise<void> {
  const act = acts[given.positionals[0] ?? ''];
  if (act === undefined) throw new UsageError(`Escriba users y qué hacer: ${Object.keys(acts).join(', ')}.`);
  await act(house, await accountContext(house, given.values.as, 'cli'), given);
}
