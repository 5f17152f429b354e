import { z } from 'zod';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { systemContext } from './contexts.ts';
import { attemptOf, countAttempt, factorAttemptOf, forgive, type Attempt } from './delays.ts';
import { factorsOf, proofInput, proveFactor, type FactorKind } from './factors.ts';
import { rotateLogin } from './logins.ts';
import { passwordMatches } from './password-hash.ts';
import { accountProblems } from './problems.ts';
import { orThrow, type Outcome } from './sign-in-factor.ts';
import { takeTicket } from './tickets.ts';

export const stepUpInput = z.union([proofInput, z.strictObject({ password: z.string().min(1).max(200) })]);
type StepUpProof = z.infer<typeof stepUpInput>;

/** How this person confirms who they are: with a second factor where they have one, else with the password. */
export function stepUpMethods(house: House, context: Context): Promise<('password' | FactorKind)[]> {
  return withContext(house, systemContext('sign_in', context), async (tx) => {
    const factors = await factorsOf(tx, context.userId);
    return factors.length > 0 ? factors : ['password'];
  });
}

interface Given {
  readonly proof: StepUpProof;
  /** Of the passkey's question, from the door's cookie. */
  readonly ticket: string | null;
  readonly address: string;
}

/** Which proof it was, or null. The password counts only for whoever has no second factor. */
async function prove(house: House, tx: Tx, context: Context, { proof, ticket }: Given): Promise<'password' | FactorKind | null> {
  if ('password' in proof) {
    if ((await factorsOf(tx, context.userId)).length > 0) return null;
    const [credential] = await tx<{ password_hash: string }[]>`select password_hash from credential where user_id = ${context.userId}`;
    return (await passwordMatches(credential?.password_hash ?? null, proof.password)) ? 'password' : null;
  }
  const taken = 'passkey' in proof && ticket !== null ? await takeTicket(tx, 'passkey', ticket) : null;
  return proveFactor(house, tx, context.userId, proof, taken?.data['challenge']);
}

async function attemptFor(house: House, tx: Tx, context: Context, { proof, address }: Given): Promise<Attempt> {
  if (!('password' in proof)) return factorAttemptOf(house, context.userId, address);
  const [account] = await tx<{ email: string }[]>`select email from user_account where id = ${context.userId}`;
  return attemptOf(house, account?.email ?? '', address);
}

/**
 * Confirms that whoever sits at a login is its holder; the login goes on under a new token.
 * @returns The cookie's new value. @throws notSignedIn, badFactor, tooMany
 */
export async function stepUp(house: House, context: Context, given: Given): Promise<string> {
  const { loginId } = context;
  if (loginId === undefined) throw problems.notSignedIn();
  return orThrow(await withContext(house, systemContext('sign_in', context), async (tx): Promise<Outcome<string>> => {
    const attempt = await attemptFor(house, tx, context, given);
    const wait = await countAttempt(tx, attempt);
    const proof = wait > 0 ? null : await prove(house, tx, context, given);
    if (proof === null) {
      const refused = wait > 0 ? problems.tooMany({ seconds: wait }) : accountProblems.notConfirmed();
      await writeLog(tx, context, { action: 'login.step_up_refuse', resource: 'user', recordId: context.userId, details: { code: refused.code } });
      return { refused };
    }
    await forgive(tx, attempt);
    await writeLog(tx, context, { action: 'login.step_up', resource: 'user', recordId: context.userId, details: { proof } });
    return { done: await rotateLogin(house, tx, loginId) };
  }));
}
