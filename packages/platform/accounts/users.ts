import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context, Tx } from '@sintra/platform/db';
import { roles, type Role } from '@sintra/platform/permissions';
import { setCurp } from './curps.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { makePassword } from './passwords.ts';
import { accountProblems } from './problems.ts';
import { insertAccount, readEmail } from './store.ts';

export const userOutput = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  position: z.string().nullable(),
  state: z.enum(['pending', 'active', 'blocked']),
  roles: z.array(z.enum(roles)),
  institution: z.object({ id: z.uuid(), acronym: z.string(), name: z.string() }),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
});
export type User = z.infer<typeof userOutput>;

interface Row {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly position: string | null;
  readonly state: User['state'];
  readonly roles: Role[];
  readonly institution_id: string;
  readonly acronym: string;
  readonly institution_name: string;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

const userOf = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  position: row.position,
  state: row.state,
  roles: row.roles,
  institution: { id: row.institution_id, acronym: row.acronym, name: row.institution_name },
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
});

/** Accounts that row security lets through, by institution and name; one of them when `id` is given. */
export async function readUsers(tx: Tx, id: string | null): Promise<User[]> {
  const rows = await tx<Row[]>`
    select u.id, u.email, u.name, u.position, u.state, u.created_at, u.institution_id, i.acronym, i.name as institution_name,
      array(select r.role from user_role r where r.user_id = u.id and r.revoked_at is null order by r.role) as roles,
      (select max(l.last_seen_at) from login l where l.user_id = u.id) as last_seen_at
    from user_account u join institution i on i.id = u.institution_id
    where ${id === null ? tx`true` : tx`u.id = ${id}`} order by i.acronym, u.name, u.id`;
  return rows.map(userOf);
}

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
  /** Whom an identity provider (Llave MX) tells by it; stored sealed. */
  curp: z.string().max(40).optional(),
});
export type NewUser = z.infer<typeof newUser>;

export const createdUser = userOutput.extend({ initialPassword: z.string().nullable() });
export type CreatedUser = z.infer<typeof createdUser>;

async function institutionName(tx: Tx, id: string): Promise<string> {
  const [institution] = await tx<{ name: string }[]>`select name from institution where id = ${id}`;
  if (institution === undefined) throw accountProblems.noSuchInstitution();
  return institution.name;
}

async function create({ house, tx, context }: Call, input: NewUser): Promise<CreatedUser> {
  const email = readEmail(input.email);
  const institution = await institutionName(tx, input.institutionId);
  const password = input.password ?? makePassword();
  if (input.password !== undefined) checkPassword(password, [email, input.name, institution, house.config.productName]);
  const temporary = input.password === undefined;
  const id = await insertAccount(tx, { ...input, email, passwordHash: await hashPassword(password), temporary, createdBy: context.userId });
  if (input.curp !== undefined) await setCurp(house, tx, context, { id, institutionId: input.institutionId }, input.curp);
  const [user] = await readUsers(tx, id);
  if (user === undefined) throw new Error('the new account cannot be read back');
  return { ...user, initialPassword: temporary ? password : null };
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
 * Registers an account. Without a password one is made, and returned this once to be handed over.
 * @throws forbidden, badEmail, emailTaken, noSuchInstitution, weakPassword, badCurp, curpTaken, stepUpNeeded
 */
export const createUser = (house: House, context: Context, user: NewUser): Promise<CreatedUser> => run(house, context, createCommand, user);
