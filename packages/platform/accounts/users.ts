import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context, Tx } from '@sintra/platform/db';
import { roles } from '@sintra/platform/permissions';
import { setCurp } from './curps.ts';
import { invitationFor } from './invitations.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { makePassword } from './passwords.ts';
import { accountProblems } from './problems.ts';
import { insertAccount, readEmail } from './store.ts';
import { readUsers, userOutput, type User } from './users-read.ts';

export { readUsers, userOutput, type User } from './users-read.ts';

const listCommand = defineCommand({
  name: 'user.list',
  resource: 'user',
  action: 'read',
  input: z.object({}),
  log: { none: 'accounts are not records of victims; their changes are logged' },
  handle: ({ tx }) => readUsers(tx, null),
});

const newUser = z.object({
  email: z.string().max(200),
  name: z.string().trim().min(1).max(200),
  position: z.string().trim().max(200).optional(),
  institutionId: z.uuid(),
  roles: z.array(z.enum(roles)).min(1),
  password: z.string().max(200).optional(),
  /** Registers by invitation: the person chooses the password with a link. */
  invite: z.boolean().optional(),
  validUntil: z.iso.date().optional(),
  /** Whom an identity provider (Llave MX) tells by it; stored sealed. */
  curp: z.string().max(40).optional(),
});
export type NewUser = z.infer<typeof newUser>;

export const createdUser = userOutput.extend({ initialPassword: z.string().nullable(), invitation: z.string().nullable() });
export type CreatedUser = z.infer<typeof createdUser>;

async function institutionName(tx: Tx, id: string): Promise<string> {
  const [institution] = await tx<{ name: string }[]>`select name from institution where id = ${id}`;
  if (institution === undefined) throw accountProblems.noSuchInstitution();
  return institution.name;
}

/** An invited account with the hash of a password that nobody knows: its link is given later. */
export async function registerInvited({ house, tx, context }: Call, input: NewUser, passwordHash: string): Promise<User> {
  const id = await insertAccount(tx, { ...input, email: readEmail(input.email), passwordHash, temporary: false, pending: true, createdBy: context.userId });
  if (input.curp !== undefined) await setCurp(house, tx, context, { id, institutionId: input.institutionId }, input.curp);
  const [user] = await readUsers(tx, id);
  if (user === undefined) throw new Error('the new account cannot be read back');
  return user;
}

async function create(call: Call, input: NewUser): Promise<CreatedUser> {
  const { house, tx, context } = call;
  const email = readEmail(input.email);
  const institution = await institutionName(tx, input.institutionId);
  const invite = input.invite === true;
  const password = input.password ?? makePassword();
  if (input.password !== undefined) checkPassword(password, [email, input.name, institution, house.config.productName]);
  const temporary = input.password === undefined && !invite;
  // Of an invited account nobody knows the password, not even who invites.
  const id = await insertAccount(tx, { ...input, email, passwordHash: await hashPassword(password), temporary, pending: invite, createdBy: context.userId });
  if (input.curp !== undefined) await setCurp(house, tx, context, { id, institutionId: input.institutionId }, input.curp);
  const [user] = await readUsers(tx, id);
  if (user === undefined) throw new Error('the new account cannot be read back');
  return { ...user, initialPassword: temporary ? password : null, invitation: invite ? await invitationFor(call, id) : null };
}

const createCommand = defineCommand({
  name: 'user.create',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: newUser,
  log: (_input: NewUser, user: CreatedUser) => ({
    action: 'user.create',
    resource: 'user',
    recordId: user.id,
    ownerInstitutionId: user.institution.id,
    details: { roles: user.roles },
  }),
  handle: create,
});

export const userCommands = { list: listCommand, create: createCommand };

/** All accounts that this person administers. @throws forbidden */
export const listUsers = (house: House, context: Context): Promise<User[]> => run(house, context, listCommand, {});

/**
 * Registers an account: by invitation, or with a password, which is made and returned this once when none is given.
 * @throws forbidden, badEmail, emailTaken, noSuchInstitution, weakPassword, badCurp, curpTaken, stepUpNeeded
 */
export const createUser = (house: House, context: Context, user: NewUser): Promise<CreatedUser> => run(house, context, createCommand, user);
