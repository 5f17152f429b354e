import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems, type Problem } from '@sintra/platform/problems';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { accountById, systemContext, type AccountRow } from './contexts.ts';
import { countAttempt, countQuestion, factorAttemptOf, forgive } from './delays.ts';
import { proveFactor, type Proof } from './factors.ts';
import type { Proofs } from './logins.ts';
import { passkeyQuestion, usePasskey, type AuthenticationResponseJSON } from './passkeys.ts';
import { accountProblems } from './problems.ts';
import { openHouseTo, refusal, type Meta, type SignedIn } from './sign-in.ts';
import { countTry, openTicket, readTicket, setChallenge, takeTicket } from './tickets.ts';

/** What came of a step: thrown only once its transaction has kept the attempt and the log entry. */
export type Outcome<T> = { readonly done: T } | { readonly refused: Problem };

/** The answer, or the refusal after it was kept. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw outcome.refused;
  return outcome.done;
}

async function factorStep(house: House, tx: Tx, door: Context, given: { ticket: string; proof: Proof }, meta: Meta): Promise<Outcome<SignedIn>> {
  const ticket = await readTicket(tx, 'factor', given.ticket);
  const account = typeof ticket?.user_id === 'string' ? await accountById(tx, ticket.user_id) : null;
  if (ticket === null || account === null || account.state !== 'active') return { refused: accountProblems.stepOver() };
  const attempt = factorAttemptOf(house, account.id, meta.address);
  const wait = 'passkey' in given.proof ? 0 : await countAttempt(tx, attempt);
  if (wait > 0) return refuse(tx, door, account, problems.tooMany({ seconds: wait }));
  const factor = await proveFactor(house, tx, account.id, given.proof, ticket.data['challenge']);
  if (factor === null) {
    await countTry(tx, ticket);
    await setChallenge(tx, ticket, '');
    return refuse(tx, door, account, accountProblems.badFactor());
  }
  // Taken at the end and at once: two answers to the same ticket open one login.
  if ((await takeTicket(tx, 'factor', given.ticket)) === null) return { refused: accountProblems.stepOver() };
  if (!('passkey' in given.proof)) await forgive(tx, attempt);
  return { done: await openHouseTo(tx, account, { means: ticket.data['means'] as Proofs['means'], factor, subject: ticket.data['subject'], session: ticket.data['session'] }, meta) };
}

export async function refuse(tx: Tx, door: Context, account: AccountRow | null, refused: Problem): Promise<{ refused: Problem }> {
  await writeLog(tx, door, refusal(account, refused.code));
  return { refused };
}

/**
 * Takes the second factor of whoever holds the ticket of a right first proof.
 * @throws stepOver when the ticket no longer works; badFactor; tooMany with the seconds to wait.
 */
export async function signInWithFactor(house: House, given: { ticket: string; proof: Proof }, meta: Meta): Promise<SignedIn> {
  const door = systemContext('sign_in', meta);
  return orThrow(await withContext(house, door, (tx) => factorStep(house, tx, door, given, meta)));
}

/** The question for the passkeys of whoever holds this ticket, as their second factor. @throws stepOver */
export async function askFactorPasskey(house: House, token: string, meta: Meta): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return withContext(house, systemContext('sign_in', meta), async (tx) => {
    const ticket = await readTicket(tx, 'factor', token);
    if (ticket === null) throw accountProblems.stepOver();
    const question = await passkeyQuestion(house, tx, ticket.user_id);
    await setChallenge(tx, ticket, question.challenge);
    return question;
  });
}

interface PasskeyAsked {
  readonly ticket: string;
  readonly question: PublicKeyCredentialRequestOptionsJSON;
}

/** The question for any passkey of this site. Slowed by network: each question leaves a row for five minutes. @throws tooMany */
export async function askPasskey(house: House, meta: Meta, userId?: string): Promise<PasskeyAsked> {
  return orThrow(await withContext(house, systemContext('sign_in', meta), async (tx): Promise<Outcome<PasskeyAsked>> => {
    const wait = await countQuestion(house, tx, meta.address);
    if (wait > 0) return { refused: problems.tooMany({ seconds: wait }) };
    const question = await passkeyQuestion(house, tx, userId ?? null);
    return { done: { question, ticket: await openTicket(tx, 'passkey', { data: { challenge: question.challenge }, ...(userId !== undefined && { userId }) }) } };
  }));
}

/**
 * Signs in whoever's passkey answered: with its holder's finger, face or PIN it is two factors in one.
 * @throws stepOver, badPasskey, accountBlocked
 */
export async function signInWithPasskey(house: House, { ticket, response }: { ticket: string; response: AuthenticationResponseJSON }, meta: Meta): Promise<SignedIn> {
  const door = systemContext('sign_in', meta);
  return orThrow(await withContext(house, door, async (tx): Promise<Outcome<SignedIn>> => {
    const taken = await takeTicket(tx, 'passkey', ticket);
    const challenge = taken?.data['challenge'];
    if (challenge === undefined) return { refused: accountProblems.stepOver() };
    const userId = await usePasskey(house, tx, { challenge, response, userId: null });
    const account = userId === null ? null : await accountById(tx, userId);
    if (account === null) return refuse(tx, door, null, accountProblems.badPasskey());
    if (account.state !== 'active') return refuse(tx, door, account, accountProblems.accountBlocked());
    return { done: await openHouseTo(tx, account, { means: 'passkey' }, meta) };
  }));
}
