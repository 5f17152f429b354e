import { z } from 'zod';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { accountById, factorColumns, systemContext } from './contexts.ts';
import { countAttempt, factorAttemptOf } from './delays.ts';
import { factorsOf } from './factors.ts';
import { forgetLogins } from './logins.ts';
import { listPasskeys, MOST_PASSKEYS, passkeyOffer, removePasskeys, storePasskey, type RegistrationResponseJSON } from './passkeys.ts';
import { accountProblems } from './problems.ts';
import { codesLeft, makeCodes, storeCodes, withdrawCodes } from './recovery-codes.ts';
import { orThrow, type Outcome } from './sign-in-factor.ts';
import { openTicket, takeTicket } from './tickets.ts';
import { confirmTotp, offerTotp, removeTotp, type TotpOffer } from './totp.ts';

export const factorsView = z.object({
  totp: z.boolean(),
  passkeys: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
  codesLeft: z.number(),
});
type FactorsView = z.infer<typeof factorsView>;

/** The ten recovery codes, with the first factor only; shown once. */
export const enrolledOutput = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export type Enrolled = z.infer<typeof enrolledOutput>;

/** In the door's context: factors open to nobody else. */
const atDoor = <T>(house: House, context: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withContext(house, systemContext('sign_in', context), work);

const note = (tx: Tx, context: Context, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> =>
  writeLog(tx, context, { action, resource: 'user', recordId: context.userId, details });

async function ownAccount(tx: Tx, context: Context) {
  const account = await accountById(tx, context.userId);
  if (account === null) throw problems.notSignedIn();
  return account;
}

/** One's own second factors. */
export function listFactors(house: House, context: Context): Promise<FactorsView> {
  return atDoor(house, context, async (tx) => {
    const totp = (await factorsOf(tx, context.userId)).includes('totp');
    return { totp, passkeys: await listPasskeys(tx, context.userId), codesLeft: await codesLeft(tx, context.userId) };
  });
}

/** Makes a secret for the authenticator application; it counts once its first code is given. */
export function startTotp(house: House, context: Context): Promise<TotpOffer> {
  return atDoor(house, context, async (tx) => offerTotp(house, tx, await ownAccount(tx, context)));
}

/** Codes for whoever enrols their first factor. */
async function firstCodes(tx: Tx, userId: string): Promise<Enrolled> {
  if ((await codesLeft(tx, userId)) > 0) return { recoveryCodes: null };
  const made = await makeCodes();
  await storeCodes(tx, userId, made);
  return { recoveryCodes: [...made.codes] };
}

/** @throws badOffer, tooMany */
export async function finishTotp(house: House, context: Context, { code, address }: { code: string; address: string }): Promise<Enrolled> {
  const outcome = await atDoor(house, context, async (tx): Promise<Outcome<Enrolled>> => {
    const wait = await countAttempt(tx, factorAttemptOf(house, context.userId, address));
    if (wait > 0) return { refused: problems.tooMany({ seconds: wait }) };
    if (!(await confirmTotp(house, tx, context.userId, code.replace(/\s/g, '')))) return { refused: accountProblems.badOffer() };
    await note(tx, context, 'factor.enrol', { factor: 'totp' });
    return { done: await firstCodes(tx, context.userId) };
  });
  forgetLogins(house);
  return orThrow(outcome);
}

/** What the browser needs to make a passkey, and the ticket that its answer needs. @throws tooManyPasskeys */
export function startPasskey(house: House, context: Context): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; ticket: string }> {
  return atDoor(house, context, async (tx) => {
    if ((await listPasskeys(tx, context.userId)).length >= MOST_PASSKEYS) throw accountProblems.tooManyPasskeys();
    const options = await passkeyOffer(house, tx, await ownAccount(tx, context));
    return { options, ticket: await openTicket(tx, 'enrol_passkey', { userId: context.userId, data: { challenge: options.challenge } }) };
  });
}

interface MadePasskey {
  readonly ticket: string;
  readonly name: string;
  readonly response: RegistrationResponseJSON;
}

/** @throws stepOver, passkeyNotMade */
export async function finishPasskey(house: House, context: Context, { ticket, name, response }: MadePasskey): Promise<Enrolled> {
  const enrolled = await atDoor(house, context, async (tx) => {
    const taken = await takeTicket(tx, 'enrol_passkey', ticket);
    if (taken === null || taken.user_id !== context.userId) throw accountProblems.stepOver();
    const id = await storePasskey(house, tx, { userId: context.userId, challenge: taken.data['challenge'] ?? '', name, response });
    if (id === null) throw accountProblems.passkeyNotMade();
    await note(tx, context, 'factor.enrol', { factor: 'passkey', passkey: id });
    return firstCodes(tx, context.userId);
  });
  forgetLogins(house);
  return enrolled;
}

/** A factor less: never the last one of whoever must have one; with the last one go the codes. @throws lastFactor */
async function afterRemoval(tx: Tx, context: Context): Promise<void> {
  const [left] = await tx<{ enrolled: boolean; factor_due: Date | null }[]>`select ${factorColumns(tx)} from user_account u where u.id = ${context.userId}`;
  if (left?.enrolled === true) return;
  if (left?.factor_due instanceof Date) throw accountProblems.lastFactor();
  await withdrawCodes(tx, context.userId);
}

/** @throws notFound, lastFactor */
export async function dropTotp(house: House, context: Context): Promise<void> {
  await atDoor(house, context, async (tx) => {
    if (!(await factorsOf(tx, context.userId)).includes('totp')) throw problems.notFound();
    await removeTotp(tx, context.userId);
    await afterRemoval(tx, context);
    await note(tx, context, 'factor.remove', { factor: 'totp' });
  });
  forgetLogins(house);
}

/** @throws notFound, lastFactor */
export async function dropPasskey(house: House, context: Context, id: string): Promise<void> {
  await atDoor(house, context, async (tx) => {
    if ((await removePasskeys(tx, context.userId, id)) === 0) throw problems.notFound();
    await afterRemoval(tx, context);
    await note(tx, context, 'factor.remove', { factor: 'passkey', passkey: id });
  });
  forgetLogins(house);
}

/** Ten new codes in the place of the old ones; for whoever has a second factor. @throws notFound */
export async function renewCodes(house: House, context: Context): Promise<Enrolled> {
  return atDoor(house, context, async (tx) => {
    if ((await factorsOf(tx, context.userId)).length === 0) throw problems.notFound();
    const made = await makeCodes();
    await storeCodes(tx, context.userId, made);
    await note(tx, context, 'recovery_codes.renew');
    return { recoveryCodes: [...made.codes] };
  });
}
