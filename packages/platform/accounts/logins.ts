import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { accountColumns, contextFrom, systemContext, type AccountRow } from './contexts.ts';

const MINUTE = 60_000;
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 8;
/** A login is marked as seen at most this often: reading who asks must not write on every request. */
const SEEN_EVERY = MINUTE;
/** How long a process believes what it read: a blocked account is out within this time everywhere. */
const BELIEVED = 1_000;
const BELIEVED_AT_MOST = 5_000;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');
export const newSecret = (): { token: string; hash: Buffer } => {
  const token = newToken();
  return { token, hash: hashOf(token) };
};
export { hashOf };

/** Opens a login for an account. @returns The cookie's value, of which only the hash is stored, and until when it can last. */
export async function openLogin(tx: Tx, userId: string, device: string | undefined): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash } = newSecret();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 60 * MINUTE);
  await tx`insert into login (id, user_id, token_hash, created_at, last_seen_at, expires_at, device)
    values (${uuidv7()}, ${userId}, ${hash}, ${now}, ${now}, ${expiresAt}, ${device?.slice(0, 200) ?? null})`;
  return { token, expiresAt };
}

interface LoginRow extends AccountRow {
  readonly login_id: string;
  readonly last_seen_at: Date;
}

async function readLogin(tx: Tx, hash: Buffer, now: Date): Promise<LoginRow | null> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * MINUTE);
  const [row] = await tx<LoginRow[]>`
    select l.id as login_id, l.last_seen_at, ${accountColumns(tx)}
    from login l join user_account u on u.id = l.user_id join institution i on i.id = u.institution_id
    where l.token_hash = ${hash} and l.revoked_at is null and l.expires_at > ${now} and l.last_seen_at > ${idleSince}
      and u.state = 'active'`;
  if (row === undefined) return null;
  if (now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY) await tx`update login set last_seen_at = ${now} where id = ${row.login_id}`;
  return row;
}

interface Believed {
  readonly account: AccountRow;
  readonly at: number;
}
const believed = new WeakMap<House, Map<string, Believed>>();

function believedIn(house: House): Map<string, Believed> {
  let known = believed.get(house);
  if (known === undefined) believed.set(house, (known = new Map()));
  if (known.size > BELIEVED_AT_MOST) known.clear();
  return known;
}

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
  if (before !== undefined && Math.abs(now.getTime() - before.at) < BELIEVED) return contextFrom(before.account, origin);
  known.delete(key);
  const account = await withContext(house, systemContext('sign_in', origin), (tx) => readLogin(tx, hash, now));
  if (account === null) return null;
  known.set(key, { account, at: now.getTime() });
  return contextFrom(account, origin);
}

/** Ends the login of this cookie. */
export async function closeLogin(house: House, tx: Tx, token: string): Promise<void> {
  const hash = hashOf(token);
  believedIn(house).delete(hash.toString('base64'));
  await tx`update login set revoked_at = ${clock.now()} where token_hash = ${hash} and revoked_at is null`;
}

/** Ends all logins of a person: blocked, or with a new password. Other processes notice within a second. */
export async function closeLoginsOf(house: House, tx: Tx, userId: string): Promise<void> {
  believedIn(house).clear();
  await tx`update login set revoked_at = ${clock.now()} where user_id = ${userId} and revoked_at is null`;
}
