import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import { withContext, type Tx } from '@sintra/platform/db';
import { systemContext } from './contexts.ts';
import { accountProblems } from './problems.ts';
import { openTicket } from './tickets.ts';
import { readAdministered } from './users-read.ts';

/** A link to become active, good for three days and once, to be handed over in person or sent to the institutional address. */
export async function invitationFor({ house, context }: Pick<Call, 'house' | 'context'>, id: string): Promise<string> {
  // In the ticket's data: the account may not be committed yet, and the ticket is written at the door.
  const token = await withContext(house, systemContext('sign_in', context), (door) => openTicket(door, 'invitation', { data: { user: id } }));
  // After the mark, so that no server, proxy or log ever receives it.
  return `${house.config.publicUrl}/recuperar#${token}`;
}

export const inviteOutput = z.object({ invitation: z.string() });

/** Another invitation for whoever has not entered yet. @throws notFound, notPending */
export const inviteCommand = defineCommand({
  name: 'user.invite', resource: 'user', action: 'manage', stepUp: true, input: z.object({ id: z.uuid() }),
  log: ({ id }: { id: string }) => ({ action: 'user.invite', resource: 'user', recordId: id }),
  handle: async (call: Call, { id }): Promise<z.infer<typeof inviteOutput>> => {
    const user = await readAdministered(call.tx, id);
    if (user.state !== 'pending') throw accountProblems.notPending();
    return { invitation: await invitationFor(call, id) };
  },
});

/** The invited person chose a password: from now on the account is theirs. */
export async function activate(tx: Tx, userId: string): Promise<void> {
  const now = clock.now();
  await tx`update user_account set state = 'active', state_since = ${now}, updated_at = ${now} where id = ${userId} and state = 'pending'`;
}

