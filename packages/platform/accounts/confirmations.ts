import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { withContext, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { systemContext } from './contexts.ts';
import { leave } from './departures.ts';
import { CONFIRM_DAYS } from './dormant.ts';
import { accountProblems } from './problems.ts';
import { lockAdministration } from './store.ts';
import { readUsers, userOutput, type User } from './users-read.ts';

/**
 * What an institution says of its people is read and written at the door: a liaison has no right of their own over accounts, not even
 * under row security. The entries of the log go into the same transaction.
 */
const atDoor = <T>({ house, context }: Pick<Call, 'house' | 'context'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withContext(house, systemContext('sign_in', context), work);

export const confirmable = z.array(userOutput.extend({ due: z.boolean() }));

/** Active people of one's own institution, and whether they wait for its word. */
export const listConfirmableCommand = defineCommand({
  name: 'user.confirmable', resource: 'user', action: 'confirm', input: z.object({}),
  log: { none: 'accounts are not records of victims; their changes are logged' },
  handle: async ({ house, context }: Call): Promise<z.infer<typeof confirmable>> => {
    const since = new Date(clock.now().getTime() - CONFIRM_DAYS * 86_400_000).toISOString();
    const users = await atDoor({ house, context }, (door) => readUsers(door, null, context.institutionId));
    return users.filter(({ state, institution }) => state === 'active' && institution.id === context.institutionId)
      .map((user) => ({ ...user, due: (user.confirmedAt ?? user.createdAt) < since }));
  },
});

const confirmInput = z.object({ stay: z.array(z.uuid()).max(500).default([]), leave: z.array(z.uuid()).max(500).default([]) });

/** One of the own institution, not oneself. @throws notFound, ownAccount */
async function ownPerson({ tx, context }: Call, id: string): Promise<User> {
  const [user] = await readUsers(tx, id);
  if (user === undefined || user.institution.id !== context.institutionId) throw problems.notFound();
  return user;
}

/**
 * The institution's word on its people: who stays is confirmed, who does not is out within a second, and what they had begun
 * passes to who says so. @throws notFound, ownAccount, administers
 */
export const confirmCommand = defineCommand({
  name: 'user.confirm', resource: 'user', action: 'confirm', stepUp: true, input: confirmInput,
  log: { none: 'each account has its entry, in the transaction that writes it' },
  handle: (own: Call, input) => atDoor(own, async (tx) => {
    const call = { ...own, tx };
    await lockAdministration(tx);
    for (const id of input.leave) {
      const user = await ownPerson(call, id);
      if (user.id === call.context.userId) throw accountProblems.ownAccount();
      // An institution does not see who else administers: that stays with whoever sees all.
      if (user.roles.includes('administration')) throw accountProblems.administers();
      await leave(call, user, 'Su institución dijo que ya no usa SINTRA', call.context.userId);
      await writeLog(tx, call.context, { action: 'user.depart', resource: 'user', recordId: id, details: { by: 'confirmation' } });
    }
    for (const id of input.stay) {
      await ownPerson(call, id);
      await writeLog(tx, call.context, { action: 'user.confirm', resource: 'user', recordId: id });
    }
    await tx`update user_account set confirmed_at = ${clock.now()}, confirmed_by = ${call.context.userId} where id = any(${input.stay}::uuid[])`;
    return { confirmed: input.stay, left: input.leave };
  }),
});
