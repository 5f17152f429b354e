import { randomInt } from 'node:crypto';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { problems } from '@sintra/platform/problems';
import { attemptOf, countAttempt, forgive } from './delays.ts';
import { systemContext } from './contexts.ts';
import { closeLoginsOf } from './logins.ts';
import { hashPassword, passwordMatches } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { accountProblems } from './problems.ts';

// Without letters and digits that are mistaken for one another when read aloud.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password at random, about 99 bits: that of a demonstration, and the one that nobody knows. */
export const makePassword = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

/** The hash of a password that nobody ever sees, for who has not chosen theirs yet. */
export const hashOfNobody = (): Promise<string> => hashPassword(makePassword());

export interface Holder {
  readonly email: string;
  readonly name: string;
  readonly institution_name: string;
  readonly password_hash: string;
}

/** @throws notFound */
export async function readHolder(tx: Tx, userId: string): Promise<Holder> {
  const [holder] = await tx<Holder[]>`
    select u.email, u.name, i.name as institution_name, c.password_hash
    from user_account u join institution i on i.id = u.institution_id join credential c on c.user_id = u.id where u.id = ${userId}`;
  if (holder === undefined) throw problems.notFound();
  return holder;
}

const holderOf = (house: House, door: Context, userId: string): Promise<Holder> => withContext(house, door, (tx) => readHolder(tx, userId));

/** The words that may not carry this person's password. */
export const contextOfPassword = (house: House, { email, name, institution_name }: Holder): string[] =>
  [email, name, institution_name, house.config.productName];

/** Stores the password that its holder chose and ends all their logins. */
export async function storePassword(house: House, tx: Tx, userId: string, hash: string): Promise<void> {
  await tx`update credential set password_hash = ${hash}, changed_at = ${clock.now()} where user_id = ${userId}`;
  await closeLoginsOf(house, tx, userId);
}

/**
 * Changes one's own password; all one's logins end. Guessing the present one is slowed as at the door.
 * @throws tooMany, badCredentials, weakPassword
 */
export async function changePassword(
  house: House,
  context: Context,
  change: { current: string; next: string },
  address: string,
): Promise<void> {
  const door = systemContext('sign_in', context);
  const holder = await holderOf(house, door, context.userId);
  const attempt = attemptOf(house, holder.email, address);
  const wait = await withContext(house, door, (tx) => countAttempt(tx, attempt));
  if (wait > 0) throw problems.tooMany({ seconds: wait });
  if (!(await passwordMatches(holder.password_hash, change.current))) throw accountProblems.badCredentials();
  if (change.next === change.current) throw accountProblems.samePassword();
  checkPassword(change.next, contextOfPassword(house, holder));
  const hash = await hashPassword(change.next);
  await withContext(house, door, async (tx) => {
    await forgive(tx, attempt);
    await storePassword(house, tx, context.userId, hash);
    await writeLog(tx, context, { action: 'password.change', resource: 'user', recordId: context.userId });
  });
}
