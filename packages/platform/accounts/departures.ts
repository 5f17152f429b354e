import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import type { Tx } from '@sintra/platform/db';
import { roles } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';
import { closeLoginsOf } from './logins.ts';
import { accountProblems } from './problems.ts';
import { giveRoles, lockAdministration } from './store.ts';
import { cannotTakeOver } from './takers.ts';
import { requireAdministrator, withdrawRoles } from './user-changes.ts';
import { readUsers, type User } from './users-read.ts';

const reason = z.string().trim().min(10).max(2000);

interface Passing {
  readonly user: User;
  readonly to: string | undefined;
}

/** Notes who takes over what the person had begun; the house's worker moves it (hand-over.ts). @throws cannotTakeOver, cannotFinish */
async function askHandOver({ tx, context }: Call, { user, to }: Passing): Promise<void> {
  if (to === undefined) return;
  const refused = cannotTakeOver(user, (await readUsers(tx, to))[0]);
  if (refused !== null) throw refused;
  await tx`insert into hand_over (id, institution_id, user_id, to_user_id, asked_at, asked_by)
    values (${uuidv7()}, ${user.institution.id}, ${user.id}, ${to}, ${clock.now()}, ${context.userId})`;
}

async function another({ tx, context }: Call, id: string): Promise<User> {
  await lockAdministration(tx);
  const [user] = await readUsers(tx, id);
  if (user === undefined) throw problems.notFound();
  if (user.id === context.userId) throw accountProblems.ownAccount();
  return user;
}

const reread = async (tx: Tx, user: User): Promise<User> => (await readUsers(tx, user.id))[0] ?? user;

/** Takes an account out of use, whoever asks: its logins end within a second, its history stays. */
export async function leave(call: Call, user: User, why: string, to: string | undefined): Promise<void> {
  const { house, tx } = call;
  const now = clock.now();
  await askHandOver(call, { user, to });
  await tx`update user_account set state = 'inactive', state_since = ${now}, left_reason = ${why}, updated_at = ${now} where id = ${user.id}`;
  await closeLoginsOf(house, tx, user.id);
}

const departInput = z.object({ id: z.uuid(), reason, handOverTo: z.uuid().optional() });

/**
 * A person leaves: out within a second; unfinished captures and imports pass to who is named; nothing of theirs vanishes.
 * @throws notFound, ownAccount, cannotTakeOver, cannotFinish, lastAdministrator
 */
export const departCommand = defineCommand({
  name: 'user.depart', resource: 'user', action: 'manage', stepUp: true, input: departInput,
  log: (input: z.infer<typeof departInput>, user: User) => ({
    action: 'user.depart', resource: 'user', recordId: user.id, ownerInstitutionId: user.institution.id, reason: input.reason, details: { handOverTo: input.handOverTo ?? null },
  }),
  handle: async (call: Call, input) => {
    const user = await another(call, input.id);
    await leave(call, user, input.reason, input.handOverTo);
    await requireAdministrator(call.tx);
    return reread(call.tx, user);
  },
});

const transferInput = z.object({ id: z.uuid(), institutionId: z.uuid(), roles: z.array(z.enum(roles)).min(1), position: z.string().trim().max(200).optional(), handOverTo: z.uuid().optional(), reason });

/** The same person in another institution: other roles, other records, the same sign-in. @throws notFound, ownAccount, alreadyThere, noSuchInstitution, cannotTakeOver, cannotFinish, lastAdministrator */
export const transferCommand = defineCommand({
  name: 'user.transfer', resource: 'user', action: 'manage', stepUp: true, input: transferInput,
  log: (input: z.infer<typeof transferInput>, { user, from }: { user: User; from: string }) => ({
    action: 'user.transfer', resource: 'user', recordId: user.id, ownerInstitutionId: from, reason: input.reason, details: { from, to: input.institutionId, roles: input.roles },
  }),
  handle: async (call: Call, input) => {
    const { house, tx, context } = call;
    const user = await another(call, input.id);
    if (user.institution.id === input.institutionId) throw accountProblems.alreadyThere();
    if ((await tx`select from institution where id = ${input.institutionId}`).length === 0) throw accountProblems.noSuchInstitution();
    await askHandOver(call, { user, to: input.handOverTo });
    await withdrawRoles(tx, context, user.id, user.roles);
    const now = clock.now();
    await tx`update user_account set institution_id = ${input.institutionId}, position = ${input.position ?? user.position}, confirmed_at = ${now},
      confirmed_by = ${context.userId}, updated_at = ${now} where id = ${user.id}`;
    await giveRoles(tx, { institutionId: input.institutionId, userId: user.id, by: context.userId }, input.roles);
    await closeLoginsOf(house, tx, user.id);
    await requireAdministrator(tx);
    return { user: await reread(tx, user), from: user.institution.id };
  },
});
