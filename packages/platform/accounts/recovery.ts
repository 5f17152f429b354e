import { z } from 'zod';
import { defineCommand, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { withContext, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { accountById, contextFrom, systemContext } from './contexts.ts';
import { countQuestion } from './delays.ts';
import { removeFactors } from './factors.ts';
import { activate } from './invitations.ts';
import { closeLoginsOf } from './logins.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { contextOfPassword, readHolder, storePassword } from './passwords.ts';
import { accountProblems } from './problems.ts';
import type { Meta } from './sign-in.ts';
import { openTicket, readTicket, takeTicket, type Ticket } from './tickets.ts';
import { readAdministered } from './users-read.ts';

const recoverInput = z.object({
  id: z.uuid(),
  /** Also takes the second factors away: for who lost the telephone and the printed codes. */
  factors: z.boolean().default(false),
});

export const recoverOutput = z.object({ link: z.string() });

async function giveLink({ house, tx, context }: Call, { id, factors }: { id: string; factors: boolean }): Promise<{ link: string }> {
  await readAdministered(tx, id);
  const data = factors ? { factors: 'remove' } : {};
  const token = await withContext(house, systemContext('sign_in', context), (door) => openTicket(door, 'recovery', { userId: id, data }));
  // After the mark, so that no server, proxy or log ever receives it.
  return { link: `${house.config.publicUrl}/recuperar#${token}` };
}

/** A one-time link to choose a new password, to be handed over in person: thirty minutes, once, stored as a hash. */
export const recoverCommand = defineCommand({
  name: 'user.recover',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: recoverInput,
  log: ({ id, factors }: z.infer<typeof recoverInput>) => ({ action: 'user.recover', resource: 'user', recordId: id, details: { factors } }),
  handle: giveLink,
});

/** Ends every login of an account, which stays as it is (ASVS 7.4.5). */
export const endLoginsCommand = defineCommand({
  name: 'user.end_logins',
  resource: 'user',
  action: 'manage',
  stepUp: true,
  input: z.object({ id: z.uuid() }),
  log: ({ id }: { id: string }, { ended }: { ended: number }) => ({ action: 'user.end_logins', resource: 'user', recordId: id, details: { ended } }),
  handle: async ({ house, tx }, { id }) => {
    await readAdministered(tx, id);
    return { ended: await closeLoginsOf(house, tx, id) };
  },
});

/** @throws recoveryLink, tooMany */
export async function checkRecovery(house: House, token: string, meta: Meta): Promise<void> {
  const works = await withContext(house, systemContext('sign_in', meta), async (tx) => {
    const wait = await countQuestion(house, tx, meta.address);
    const ticket = wait > 0 ? null : ((await readTicket(tx, 'recovery', token)) ?? (await readTicket(tx, 'invitation', token)));
    return { wait, ticket };
  });
  if (works.wait > 0) throw problems.tooMany({ seconds: works.wait });
  if (works.ticket === null) throw accountProblems.recoveryLink();
}

/** Uses one of the two kinds of link up. */
async function takeLink(tx: Tx, token: string): Promise<{ ticket: Ticket | null; invited: boolean }> {
  const recovery = await takeTicket(tx, 'recovery', token);
  if (recovery !== null) return { ticket: recovery, invited: false };
  return { ticket: await takeTicket(tx, 'invitation', token), invited: true };
}

/**
 * Chooses a password with a link: of recovery, or of an invitation, which makes the account active. All logins end; the second factor is asked at the next sign-in as always, unless the
 * link was made to take it away. @throws recoveryLink, weakPassword, tooMany
 */
export async function useRecovery(house: House, { token, password }: { token: string; password: string }, meta: Meta): Promise<void> {
  const door = systemContext('sign_in', meta);
  await checkRecovery(house, token, meta);
  const hash = await hashPassword(password);
  await withContext(house, door, async (tx) => {
    const { ticket, invited } = await takeLink(tx, token);
    const holder = ticket?.data['user'] ?? ticket?.user_id;
    const account = typeof holder === 'string' ? await accountById(tx, holder) : null;
    if (ticket === null || account === null || account.state !== (invited ? 'pending' : 'active')) throw accountProblems.recoveryLink();
    // A weak password gives the ticket back: the refusal undoes the transaction.
    checkPassword(password, contextOfPassword(house, await readHolder(tx, account.id)));
    await storePassword(house, tx, account.id, hash);
    if (invited) await activate(tx, account.id);
    const factors = ticket.data['factors'] === 'remove';
    if (factors) await removeFactors(tx, account.id);
    await writeLog(tx, contextFrom(account, meta), { action: invited ? 'user.activate' : 'password.recover', resource: 'user', recordId: account.id, details: { factors } });
  });
}
