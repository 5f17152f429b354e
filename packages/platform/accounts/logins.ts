import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx, type Unfinished } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { accountColumns, contextFrom, factorColumns, systemContext, type AccountRow } from './contexts.ts';
import { NOTICE } from './notice.ts';
import { hashOf, newSecret } from './tokens.ts';

const MINUTE = 60_000;
export const IDLE_MINUTES = 30;
const ABSOLUTE_HOURS = 8;
/** How long a proof of who one is opens what asks for a recent one. */
const STEP_UP_MINUTES = 5;
/** Logins of one account at once; the oldest ends when there is one more (ASVS 7.1.2). */
export const MOST_LOGINS = 10;
/** Requests under way with the token before a rotation. */
const ROTATION_SECONDS = 10;
/** A login is marked as seen at most this often: reading who asks must not write on every request. */
const SEEN_EVERY = MINUTE;
/** How long a process believes what it read: a blocked account is out within this time everywhere. */
const BELIEVED = 1_000;
const BELIEVED_AT_MOST = 5_000;

/** How somebody came in: what they showed first, and the second factor where there was one. */
export interface Proofs {
  readonly means: 'password' | 'passkey' | 'oidc' | 'llave';
  readonly factor?: 'totp' | 'passkey' | 'recovery_code';
  /** Of a provider that may say later that they left. */
  readonly subject?: string | undefined;
  readonly session?: string | undefined;
}

/** Ends the oldest logins of an account that has as many as it may. */
async function makeRoom(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx`update login set revoked_at = ${now} where id in (
    select id from login where user_id = ${userId} and revoked_at is null and expires_at > ${now}
    order by last_seen_at desc offset ${MOST_LOGINS - 1})`;
}

/** Opens a login for an account. @returns The cookie's value, of which only the hash is stored, and until when it can last. */
export async function openLogin(
  tx: Tx,
  userId: string,
  { means, factor, subject, session }: Proofs,
  device: string | undefined,
): Promise<{ token: string; expiresAt: Date; id: string }> {
  const { token, hash } = newSecret();
  const now = clock.now();
  const id = uuidv7();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 60 * MINUTE);
  await makeRoom(tx, userId, now);
  await tx`insert into login (id, user_id, token_hash, created_at, last_seen_at, expires_at, device, means, factor, stepped_up_at, provider_subject, provider_session)
    values (${id}, ${userId}, ${hash}, ${now}, ${now}, ${expiresAt}, ${device?.slice(0, 200) ?? null}, ${means}, ${factor ?? null}, ${now}, ${subject ?? null}, ${session ?? null})`;
  return { token, expiresAt, id };
}

interface LoginRow extends AccountRow {
  readonly login_id: string;
  readonly last_seen_at: Date;
  readonly stepped_up_at: Date | null;
  /** Whether the token is the one of now, not the one before the last rotation. */
  readonly current: boolean;
  readonly accepted: boolean;
  readonly enrolled: boolean;
  readonly factor_due: Date | null;
}

async function readLogin(tx: Tx, hash: Buffer, now: Date): Promise<LoginRow | null> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * MINUTE);
  const rotatedSince = new Date(now.getTime() - ROTATION_SECONDS * 1_000);
  const [row] = await tx<LoginRow[]>`
    select l.id as login_id, l.last_seen_at, l.stepped_up_at, l.token_hash = ${hash} as current, ${accountColumns(tx)}, ${factorColumns(tx)},
      exists (select from notice_acceptance n where n.user_id = u.id and n.notice = ${NOTICE}) as accepted
    from login l join user_account u on u.id = l.user_id join institution i on i.id = u.institution_id
    where (l.token_hash = ${hash} or (l.previous_hash = ${hash} and l.rotated_at > ${rotatedSince}))
      and l.revoked_at is null and l.expires_at > ${now} and l.last_seen_at > ${idleSince} and u.state = 'active'
      and (u.valid_until is null or u.valid_until >= ${clock.today()})`;
  if (row === undefined) return null;
  if (now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY) await tx`update login set last_seen_at = ${now} where id = ${row.login_id}`;
  return row;
}

function unfinishedOf(login: LoginRow, now: Date): Unfinished | undefined {
  if (!login.accepted) return 'notice';
  return !login.enrolled && login.factor_due !== null && login.factor_due <= now ? 'second_factor' : undefined;
}

/** The person of a login, with what they still must do and how recently they proved who they are. */
function contextOfLogin(login: LoginRow, origin: Origin, now: Date): Context {
  const unfinished = unfinishedOf(login, now);
  const since = login.stepped_up_at === null ? Infinity : now.getTime() - login.stepped_up_at.getTime();
  const steppedUp = login.current && since < STEP_UP_MINUTES * MINUTE;
  return { ...contextFrom(login, origin), loginId: login.login_id, steppedUp, ...(unfinished !== undefined && { unfinished }) };
}

interface Believed {
  readonly login: LoginRow;
  readonly at: number;
}
const believed = new WeakMap<House, Map<string, Believed>>();

function believedIn(house: House): Map<string, Believed> {
  let known = believed.get(house);
  if (known === undefined) believed.set(house, (known = new Map()));
  if (known.size > BELIEVED_AT_MOST) known.clear();
  return known;
}

/** What was read of logins is read again: something of theirs changed. Other processes notice within a second. */
export const forgetLogins = (house: House): void => believedIn(house).clear();

export type Origin = Pick<Context, 'channel' | 'requestId'>;

/** Who holds this cookie, or null when nobody does any more. One query, at most once a second for each login. */
export async function contextOf(
  house: House,
  token: string,
  origin: Origin = { channel: 'screen', requestId: uuidv7() },
): Promise<Context | null> {
  const now = clock.now();
  const known = believedIn(house);
  const hash = hashOf(token);
  const key = hash.toString('base64');
  const before = known.get(key);
  if (before !== undefined && Math.abs(now.getTime() - before.at) < BELIEVED) return contextOfLogin(before.login, origin, now);
  known.delete(key);
  const login = await withContext(house, systemContext('sign_in', origin), (tx) => readLogin(tx, hash, now));
  if (login === null) return null;
  known.set(key, { login, at: now.getTime() });
  return contextOfLogin(login, origin, now);
}

/**
 * A login whose holder proved again who they are: marked, and under a new token (ASVS 7.2.4).
 * @returns The cookie's new value.
 */
export async function rotateLogin(house: House, tx: Tx, id: string): Promise<string> {
  const { token, hash } = newSecret();
  const now = clock.now();
  await tx`update login set previous_hash = token_hash, token_hash = ${hash}, rotated_at = ${now}, stepped_up_at = ${now} where id = ${id}`;
  forgetLogins(house);
  return token;
}

/** Ends the login of this cookie. */
export async function closeLogin(house: House, tx: Tx, token: string): Promise<void> {
  const hash = hashOf(token);
  forgetLogins(house);
  await tx`update login set revoked_at = ${clock.now()} where (token_hash = ${hash} or previous_hash = ${hash}) and revoked_at is null`;
}

/** Ends all logins of a person, but `except`: blocked, or with a new password. Other processes notice within a second. */
export async function closeLoginsOf(house: House, tx: Tx, userId: string, except?: string): Promise<number> {
  forgetLogins(house);
  const closed = await tx`update login set revoked_at = ${clock.now()}
    where user_id = ${userId} and revoked_at is null and id is distinct from ${except ?? null} returning id`;
  return closed.length;
}
