import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { accountByEmail, contextFrom, systemContext, type AccountRow } from './contexts.ts';
import { attemptOf, countAttempt, forgive, type Attempt } from './delays.ts';
import { closeLogin, openLogin, type Origin } from './logins.ts';
import { passwordMatches } from './password-hash.ts';
import { accountProblems } from './problems.ts';

/** From where somebody knocks. `address` slows guessing and is stored only as a keyed hash. */
export interface Meta extends Origin {
  readonly address: string;
  readonly device?: string;
}

export interface SignedIn {
  /** The cookie's value. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly context: Context;
}

interface Knock {
  readonly wait: number;
  readonly account: AccountRow | null;
  readonly hash: string | null;
}

const refusal = (account: AccountRow | null, code: string) => ({
  action: 'login.refuse',
  resource: 'user',
  ...(account && { recordId: account.id, ownerInstitutionId: account.institution_id }),
  details: { code },
});

async function knock(tx: Tx, door: Context, email: string, attempt: Attempt): Promise<Knock> {
  const wait = await countAttempt(tx, attempt);
  const account = await accountByEmail(tx, email);
  if (wait > 0) await writeLog(tx, door, refusal(account, 'too_many'));
  if (wait > 0 || account === null) return { wait, account, hash: null };
  const [credential] = await tx<{ password_hash: string }[]>`select password_hash from credential where user_id = ${account.id}`;
  return { wait, account, hash: credential?.password_hash ?? null };
}

async function enter(tx: Tx, account: AccountRow, attempt: Attempt, meta: Meta): Promise<SignedIn> {
  await forgive(tx, attempt);
  const login = await openLogin(tx, account.id, meta.device);
  const context = contextFrom(account, meta);
  await writeLog(tx, context, { action: 'login.create', resource: 'user', recordId: account.id });
  return { ...login, context };
}

/**
 * Signs a person in. The attempt is counted first, the password is compared outside any transaction, and the same time is
 * spent on an unknown address.
 * @throws tooMany with the seconds to wait; badCredentials; accountBlocked, only to whoever knows the password.
 */
export async function signIn(house: House, { email, password }: { email: string; password: string }, meta: Meta): Promise<SignedIn> {
  const address = email.trim().toLowerCase();
  const door = systemContext('sign_in', meta);
  const attempt = attemptOf(house, address, meta.address);
  const { wait, account, hash } = await withContext(house, door, (tx) => knock(tx, door, address, attempt));
  if (wait > 0) throw problems.tooMany({ seconds: wait });
  const matches = await passwordMatches(hash, password);
  if (matches && account?.state === 'active') return withContext(house, door, (tx) => enter(tx, account, attempt, meta));
  const refused = matches ? accountProblems.accountBlocked() : accountProblems.badCredentials();
  await withContext(house, door, (tx) => writeLog(tx, door, refusal(account, refused.code)));
  throw refused;
}

/** Ends the login of this cookie; without effect on an unknown one. */
export async function signOut(house: House, token: string, context: Context | null, origin: Origin): Promise<void> {
  const door = systemContext('sign_in', origin);
  await withContext(house, door, async (tx) => {
    await closeLogin(house, tx, token);
    if (context !== null) await writeLog(tx, context, { action: 'login.end', resource: 'user', recordId: context.userId });
  });
}
