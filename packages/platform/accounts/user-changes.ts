import { z } from 'zod';
import { defineCommand, run, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context, Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { roles, type Role } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { setCurp } from './curps.ts';
import { closeLoginsOf } from './logins.ts';
import { accountProblems } from './problems.ts';
import { giveRoles, lockAdministration } from './store.ts';
import { readUsers, type User } from './users-read.ts';

const userChange = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200).optional(),
  position: z.string().trim().max(200).nullable().optional(),
  state: z.enum(['active', 'blocked']).optional(),
  roles: z.array(z.enum(roles)).min(1).optional(),
  curp: z.string().max(40).optional(),
  /** Last day on which the account serves; null for no end. */
  validUntil: z.iso.date().nullable().optional(),
});
export type UserChange = z.infer<typeof userChange>;

/** @throws lastAdministrator when nobody active would administer any more */
export async function requireAdministrator(tx: Tx): Promise<void> {
  const left = await tx`select from user_account u join user_role r on r.user_id = u.id
    where u.state = 'active' and r.role = 'administration' and r.revoked_at is null limit 1`;
  if (left.length === 0) throw accountProblems.lastAdministrator();
}

export async function withdrawRoles(tx: Tx, context: Context, userId: string, roles: readonly Role[]): Promise<void> {
  await tx`update user_role set revoked_at = ${clock.now()}, revoked_by = ${context.userId}
    where user_id = ${userId} and role = any(${[...roles]}) and revoked_at is null`;
}

async function changeRoles(tx: Tx, context: Context, user: User, next: UserChange['roles']): Promise<void> {
  if (next === undefined) return;
  const withdrawn = user.roles.filter((role) => !next.includes(role));
  await withdrawRoles(tx, context, user.id, withdrawn);
  const account = { institutionId: user.institution.id, userId: user.id, by: context.userId };
  await giveRoles(
    tx,
    account,
    next.filter((role) => !user.roles.includes(role)),
  );
}

async function change({ house, tx, context }: Call, input: UserChange): Promise<User> {
  await lockAdministration(tx);
  const [user] = await readUsers(tx, input.id);
  if (user === undefined) throw problems.notFound();
  const next = {
    name: input.name ?? user.name,
    position: input.position === undefined ? user.position : input.position,
    state: input.state ?? user.state,
    validUntil: input.validUntil === undefined ? user.validUntil : input.validUntil,
  };
  await tx`update user_account set name = ${next.name}, position = ${next.position}, state = ${next.state}, valid_until = ${next.validUntil},
      state_since = case when state = ${next.state} then state_since else ${clock.now()} end, updated_at = ${clock.now()}
    where id = ${user.id}`;
  await changeRoles(tx, context, user, input.roles);
  if (input.curp !== undefined) await setCurp(house, tx, context, { id: user.id, institutionId: user.institution.id }, input.curp);
  // Other rights or none: whoever is inside comes back in with what they hold now.
  if (next.state === 'blocked' || input.roles !== undefined) await closeLoginsOf(house, tx, user.id);
  await requireAdministrator(tx);
  return (await readUsers(tx, user.id))[0] ?? user;
}

export const changeUserCommand = defineCommand({
  name: 'user.update',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: userChange,
  log: (input: UserChange, user: User) => ({
    action: 'user.update',
    resource: 'user',
    recordId: user.id,
    ownerInstitutionId: user.institution.id,
    fields: Object.keys(input).filter((key) => key !== 'id'),
    details: { roles: user.roles, state: user.state },
  }),
  handle: change,
});

/**
 * Changes an account: name, position, state, roles. A blocked one is out within a second.
 * @throws forbidden, notFound, lastAdministrator
 */
export const changeUser = (house: House, context: Context, input: UserChange): Promise<User> =>
  run(house, context, changeUserCommand, input);
