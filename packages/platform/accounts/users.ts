import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context, Tx } from '@sintra/platform/db';
import { roles } from '@sintra/platform/permissions';
import { setCurp } from './curps.ts';
import { invitationFor } from './invitations.ts';
import { hashOfNobody } from './passwords.ts';
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
  validUntil: z.iso.date().optional(),
  /** Whom an identity provider (Llave MX) tells by it; stored sealed. */
  curp: z.string().max(40).optional(),
});
export type NewUser = z.infer<typeof newUser>;

export const createdUser = userOutput.extend({ invitation: z.string() });
export type CreatedUser = z.infer<typeof createdUser>;

async function requireInstitution(tx: Tx, id: string): Promise<void> {
  if ((await tx`select from institution where id = ${id}`).length === 0) throw accountProblems.noSuchInstitution();
}

/** An invited account with the hash of a password that nobody knows: its link is given later. */
export async function registerInvited({ house, tx, context }: Call, input: NewUser, passwordHash: string): Promise<User> {
  const id = await insertAccount(tx, { ...input, email: readEmail(input.email), passwordHash, pending: true, createdBy: context.userId });
  if (input.curp !== undefined) await setCurp(house, tx, context, { id, institutionId: input.institutionId }, input.curp);
  const [user] = await readUsers(tx, id);
  if (user === undefined) throw new Error('the new account cannot be read back');
  return user;
}

async function create(call: Call, input: NewUser): Promise<CreatedUser> {
  await requireInstitution(call.tx, input.institutionId);
  const user = await registerInvited(call, input, await hashOfNobody());
  return { ...user, invitation: await invitationFor(call, user.id) };
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
 * Registers an account and invites its person: whoever has the link chooses the password, and nobody else ever knows one.
 * @throws forbidden, badEmail, emailTaken, noSuchInstitution, badCurp, curpTaken, stepUpNeeded
 */
export const createUser = (house: House, context: Context, user: NewUser): Promise<CreatedUser> => run(house, context, createCommand, user);
