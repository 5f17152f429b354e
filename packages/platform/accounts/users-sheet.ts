import { z } from 'zod';
import { normalize } from '@sintra/definition';
import { nearest, plainWorkbook } from '@sintra/projections/excel';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { roles, roleWords, type Role } from '@sintra/platform/permissions';
import { curpHolder, readCurp } from './curps.ts';
import { departCommand, transferCommand } from './departures.ts';
import { invitationFor } from './invitations.ts';
import { hashOfNobody } from './passwords.ts';
import { act, checkInput, perform, repeated, RowReader, sheetInput, sheetReport, type FileAsked, type Planned, type RowPlan, type SheetInput, type SheetReport } from './sheet-plan.ts';
import { readDay, readSheet, sayDay, type Column, type Line } from './sheet-reading.ts';
import { readEmail } from './store.ts';
import { cannotTakeOver } from './takers.ts';
import { changeUserCommand, type UserChange } from './user-changes.ts';
import { readUsers, type User } from './users-read.ts';
import { registerInvited, userCommands } from './users.ts';

const stateWords: Readonly<Record<User['state'], string>> = { pending: 'Por entrar', active: 'Activa', inactive: 'Inactiva', blocked: 'Bloqueada' };
const byState = new Map((Object.keys(stateWords) as User['state'][]).map((state) => [stateWords[state], state]));
const byRole = new Map<string, Role>([...roles.map((role) => [roleWords[role].name, role] as const), ...roles.map((role) => [role, role] as const)]);
/** What earlier workbooks call a role: read for ever, never suggested. */
const earlierWords: ReadonlyMap<string, string> = new Map([[normalize('Captura'), roleWords.capturer.name], [normalize('Análisis'), roleWords.analyst.name]]);

const columns: readonly Column[] = [
  { id: 'email', header: 'Correo' }, { id: 'name', header: 'Nombre' }, { id: 'position', header: 'Cargo' }, { id: 'institution', header: 'Institución' },
  { id: 'roles', header: 'Funciones' }, { id: 'validUntil', header: 'Vigente hasta' }, { id: 'state', header: 'Estado' }, { id: 'reason', header: 'Motivo' },
  // It goes in and never out.
  { id: 'curp', header: 'CURP' },
  // E-mail of who takes over what the person had begun, for a departure or a change of institution.
  { id: 'handOverTo', header: 'Recibe sus pendientes' }, { id: 'lastSeen', header: 'Última entrada', ignored: true },
];
const headersOf = (left: string): string[] => columns.filter(({ id }) => id !== left).map(({ header }) => header);

const cellsOf = (user: User): (string | null)[] => [
  user.email, user.name, user.position, user.institution.acronym, user.roles.map((role) => roleWords[role].name).join('; '), user.validUntil === null ? null : sayDay(user.validUntil),
  stateWords[user.state], user.stateReason, null, user.lastSeenAt === null ? null : sayDay(user.lastSeenAt.slice(0, 10)),
];

export const exportUsersCommand = defineCommand({
  name: 'user.export', resource: 'user', action: 'manage', input: z.object({}),
  log: (_input: object, { rows }: { rows: number }) => ({ action: 'user.export', resource: 'user', details: { rows } }),
  handle: async ({ tx }: Call) => {
    const users = await readUsers(tx, null);
    return { rows: users.length, book: await plainWorkbook([{ name: 'Personas', headers: headersOf('curp'), rows: users.map(cellsOf) }]) };
  },
});

/** An empty list with what may be written in it. */
export const userTemplateCommand = defineCommand({
  name: 'user.template', resource: 'user', action: 'manage', input: z.object({}), log: { none: 'it holds nothing but the lists that everybody may read' },
  handle: async ({ tx }: Call): Promise<Uint8Array> => {
    const places = await tx<{ acronym: string; name: string }[]>`select acronym, name from institution order by acronym`;
    return plainWorkbook([
      { name: 'Personas', headers: headersOf('lastSeen'), rows: [] },
      { name: 'Funciones', headers: ['Función', 'Para quién es'], rows: roles.map((role) => [roleWords[role].name, roleWords[role].about]) },
      { name: 'Instituciones', headers: ['Siglas', 'Nombre de la institución'], rows: places.map(({ acronym, name }) => [acronym, name]) },
      { name: 'Instrucciones', headers: ['Columna', 'Qué se escribe'], rows: help },
    ]);
  },
});

const help: readonly (readonly [string, string])[] = [
  ['Correo', 'Identifica a la persona: si ya tiene cuenta se cambia, y si no, se le invita.'],
  ['Funciones', 'Una o varias, separadas con punto y coma.'],
  ['Vigente hasta', 'Día/mes/año. «(borrar)» quita la fecha.'],
  ['Estado', 'Vacío no lo cambia. «Inactiva» da de baja, «Bloqueada» impide entrar, «Activa» reactiva.'],
  ['Motivo', 'Necesario para dar de baja o cambiar de institución, con al menos 10 letras.'],
  ['Recibe sus pendientes', 'Al dar de baja o cambiar de institución: correo de quien sigue con lo que la persona dejó sin terminar, activa y de su misma institución. Vacío: queda sin terminar.'],
  ['Cualquiera', 'Una celda vacía no cambia nada.'],
];

interface Known {
  readonly users: ReadonlyMap<string, User>;
  readonly places: ReadonlyMap<string, string>;
  readonly hash: string;
  readonly created: string[];
  readonly call: Call;
}

function rolesOf(reader: RowReader): Role[] | undefined {
  const text = reader.text('roles');
  if (text === undefined) return undefined;
  const found = text.split(/[;,\n]/).map((one) => one.trim()).filter((one) => one !== '').map((one) => reader.choice('roles', earlierWords.get(normalize(one)) ?? one, byRole, 'una función de la lista'));
  return [...new Set(found.filter((role) => role !== undefined))];
}

function dayOf(reader: RowReader): string | null | undefined {
  const text = reader.cell('validUntil');
  if (typeof text !== 'string') return text;
  const day = readDay(text);
  if (day === null) reader.fault('validUntil', `«${text}» no es una fecha. Escríbala como 31/12/2026.`);
  return day ?? undefined;
}

/** @returns the CURP when the row gives one that nobody else has. */
async function curpOf(reader: RowReader, { call }: Known, user: User | undefined): Promise<string | undefined> {
  const text = reader.text('curp');
  if (text === undefined) return undefined;
  try {
    const curp = readCurp(text);
    const holder = await curpHolder(call.house, call.tx, curp);
    if (holder !== null && holder !== user?.id) reader.fault('curp', 'Otra cuenta ya tiene esa CURP.');
    return holder === user?.id ? undefined : curp;
  } catch {
    reader.fault('curp', 'No tiene la forma esperada: son 18 letras y números.');
    return undefined;
  }
}

interface Row {
  readonly reader: RowReader;
  readonly asked: { name: string | undefined; position: string | null | undefined; institutionId: string | undefined; roles: Role[] | undefined; validUntil: string | null | undefined; state: User['state'] | undefined; reason: string | undefined; handOverTo: string | undefined; curp: string | undefined };
}

const given = (values: object): object => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));

function planNew({ reader, asked }: Row, email: string, known: Known): RowPlan {
  const { state, reason: _reason, handOverTo, ...rest } = asked;
  if (state !== undefined && state !== 'pending') reader.fault('state', 'Una cuenta nueva empieza por su invitación: deje vacía esta celda.');
  if (handOverTo !== undefined) reader.fault('handOverTo', onlyLeaving);
  for (const [id, value] of [['name', asked.name], ['institution', asked.institutionId], ['roles', asked.roles]] as const) if (value === undefined && !reader.faults.some(({ column }) => column === columns.find((one) => one.id === id)?.header)) reader.fault(id, 'Hace falta para una cuenta nueva.');
  const input = { ...given(rest), email };
  if (reader.faults.length === 0) checkInput(reader, userCommands.create as never, input);
  const create = act(reader.line.row, userCommands.create, input, async (call, user) => {
    const made = await registerInvited(call, user, known.hash);
    known.created.push(made.id);
    // Its link is written at the door, once the file is committed.
    return { ...made, invitation: '' };
  });
  return { kind: 'created', acts: [create] };
}

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean => one.length === other.length && one.every((role) => other.includes(role));

/** What of a row differs from the account. */
function changesOf({ asked }: Row, user: User, moves: boolean): Omit<UserChange, 'id'> {
  const state = asked.state === 'active' || asked.state === 'blocked' ? asked.state : undefined;
  return {
    ...(asked.name !== undefined && asked.name !== user.name && { name: asked.name }),
    ...(asked.position !== undefined && asked.position !== user.position && { position: asked.position }),
    ...(asked.validUntil !== undefined && asked.validUntil !== user.validUntil && { validUntil: asked.validUntil }),
    ...(!moves && asked.roles !== undefined && !sameRoles(asked.roles, user.roles) && { roles: asked.roles }),
    ...(state !== undefined && state !== user.state && { state }),
    ...(asked.curp !== undefined && { curp: asked.curp }),
  };
}

const onlyLeaving = 'Sólo se escribe cuando la persona se da de baja o cambia de institución.';

/** Who takes over, as the acts want it. */
function takerOf({ reader, asked }: Row, user: User, known: Known, leaving: boolean): { handOverTo?: string } {
  if (asked.handOverTo === undefined) return {};
  if (!leaving) reader.fault('handOverTo', onlyLeaving);
  const next = known.users.get(asked.handOverTo.trim().toLowerCase());
  const refused = cannotTakeOver(user, next);
  if (leaving && refused !== null) reader.fault('handOverTo', refused.message, next === undefined ? nearest(asked.handOverTo, colleagues(user, known)) : undefined);
  return next === undefined ? {} : { handOverTo: next.id };
}

const colleagues = (user: User, { users }: Known): string[] =>
  [...users.values()].filter((one) => one.institution.id === user.institution.id && cannotTakeOver(user, one) === null).map(({ email }) => email);

function planKnown(row: Row, user: User, known: Known): RowPlan {
  const { reader, asked } = row;
  const moves = asked.institutionId !== undefined && asked.institutionId !== user.institution.id;
  const leaves = asked.state === 'inactive' && user.state !== 'inactive';
  if (asked.state === 'pending' && user.state !== 'pending') reader.fault('state', 'Esta persona ya entró: escriba otro estado o deje vacía la celda.');
  if (asked.state === 'active' && user.state === 'pending') reader.fault('state', 'Todavía no acepta su invitación: se activa sola cuando lo haga.');
  if ((moves || leaves) && (asked.reason ?? '').length < 10) reader.fault('reason', `Escriba por qué ${leaves ? 'se da de baja' : 'cambia de institución'}, con al menos 10 letras.`);
  if (moves && asked.roles === undefined) reader.fault('roles', 'Escriba sus funciones en la nueva institución.');
  const taker = takerOf(row, user, known, moves || leaves);
  const { id } = user;
  const changed = { id, ...changesOf(row, user, moves) };
  const changes = Object.keys(changed).length > 1;
  if (changes) checkInput(reader, changeUserCommand as never, changed);
  const at = reader.line.row;
  const acts = [
    ...(changes ? [act(at, changeUserCommand, changed)] : []),
    ...(moves ? [act(at, transferCommand, { id, institutionId: asked.institutionId, roles: asked.roles, reason: asked.reason, ...taker })] : []),
    ...(leaves ? [act(at, departCommand, { id, reason: asked.reason, ...(moves ? {} : taker) })] : []),
  ];
  return { kind: acts.length === 0 ? 'unchanged' : 'updated', acts };
}

async function planLine(line: Line, known: Known): Promise<Planned> {
  const reader = new RowReader(line, columns);
  const email = emailOf(reader);
  const user = known.users.get(email);
  const place = reader.text('institution');
  const state = reader.text('state');
  const asked = {
    name: reader.text('name'), position: reader.cell('position'), roles: rolesOf(reader), validUntil: dayOf(reader), reason: reader.cell('reason') ?? undefined, handOverTo: reader.text('handOverTo'),
    institutionId: place === undefined ? undefined : reader.choice('institution', place, known.places, 'una institución registrada'),
    state: state === undefined ? undefined : reader.choice('state', state, byState, 'un estado: Activa, Inactiva o Bloqueada'),
    curp: await curpOf(reader, known, user),
  };
  const row = { reader, asked };
  const plan = email === '' ? null : user === undefined ? planNew(row, email, known) : planKnown(row, user, known);
  return { line, plan, faults: reader.faults };
}

function emailOf(reader: RowReader): string {
  try {
    return readEmail(reader.line.cells.get('email') ?? '');
  } catch {
    reader.fault('email', 'Escriba el correo completo, como nombre@institucion.gob.mx.');
    return '';
  }
}

const output = sheetReport.extend({ invited: z.array(z.uuid()) });

async function work(call: Call, { sheet: { lines, faults }, apply }: SheetInput): Promise<z.infer<typeof output>> {
  const users = await readUsers(call.tx, null);
  const places = await call.tx<{ id: string; acronym: string }[]>`select id, acronym from institution`;
  const created: string[] = [];
  // Of invited accounts nobody knows the password: one that nobody ever sees serves for all of this file.
  const known = { users: new Map(users.map((user) => [user.email, user])), places: new Map(places.map(({ acronym, id }) => [acronym, id])), hash: await hashOfNobody(), created, call };
  const twice = repeated(lines, 'email');
  const curps = repeated(lines, 'curp');
  const rows: Planned[] = [];
  for (const line of lines) {
    const planned = await planLine(line, known);
    const again = [...(twice.has(line.row) ? [['Correo', 'Este correo ya está en otro renglón.'] as const] : []), ...(curps.has(line.row) ? [['CURP', 'Esta CURP ya está en otro renglón.'] as const] : [])];
    rows.push({ ...planned, faults: [...planned.faults, ...again.map(([column, message]) => ({ row: line.row, column, message }))] });
  }
  return { ...await perform(call, rows, faults, apply), invited: created };
}

const base = { resource: 'user', action: 'manage', input: sheetInput, handle: work } as const;
const checkCommand = defineCommand({ ...base, name: 'user.import_check', log: { none: 'nothing is changed, and what is read is the file itself' } });
const importCommand = defineCommand({
  ...base, name: 'user.import', stepUp: true,
  log: (_input: SheetInput, { read, created, updated, unchanged, rejected, applied }: SheetReport) => ({ action: 'user.import', resource: 'user', details: { read, created, updated, unchanged, rejected, applied } }),
});

const usersImported = sheetReport.extend({ invitations: z.array(z.object({ email: z.string(), name: z.string(), link: z.string() })) });
type UsersImported = z.infer<typeof usersImported>;

/**
 * Checks a workbook of accounts, or applies it whole; the links of those invited come back this once.
 * @throws forbidden, stepUpNeeded, badWorkbook, badRow, lastAdministrator
 */
export async function importUsers(house: House, context: Context, { content, fileName, apply }: FileAsked): Promise<UsersImported> {
  const sheet = await readSheet({ content, fileName, columns });
  const { invited: ids, ...report } = await run(house, context, apply ? importCommand : checkCommand, { sheet, apply });
  const users = ids.length === 0 ? [] : (await run(house, context, userCommands.list, {})).filter(({ id }) => ids.includes(id));
  const invitations = [];
  // Once the accounts are committed: links are written at the door.
  for (const { id, email, name } of users) invitations.push({ email, name, link: await invitationFor({ house, context }, id) });
  return { ...report, invitations };
}

export const invitationsWorkbook = (invitations: UsersImported['invitations']): Promise<Uint8Array> =>
  plainWorkbook([{ name: 'Invitaciones', headers: ['Correo', 'Nombre', 'Enlace (sirve una vez, durante tres días)'], rows: invitations.map(({ email, name, link }) => [email, name, link]) }]);
