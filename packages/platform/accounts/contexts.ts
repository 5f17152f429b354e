import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import { clock } from '@sintra/platform/clock';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { rowScopes, type Role } from '@sintra/platform/permissions';
import { accountProblems } from './problems.ts';

/** An account as the door reads it. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: 'pending' | 'active' | 'inactive' | 'blocked';
  readonly institution_id: string;
  readonly institution_name: string;
  readonly roles: readonly Role[];
}

type Origin = Pick<Context, 'channel' | 'requestId'>;

/**
 * A context of nobody: `sign_in` for the accounts at the door, `worker` for the queue's housekeeping. It reads no record.
 */
export function systemContext(purpose: 'sign_in' | 'worker', origin: Origin = { channel: 'worker', requestId: uuidv7() }): Context {
  const nobody = { userId: '', userName: '', institutionId: '', institutionName: '' };
  return { ...nobody, roles: [], peopleScope: 'none', logScope: 'none', workScope: 'none', purpose, channel: origin.channel, requestId: origin.requestId };
}

/** The context of a person: their roles decide how far row security lets them see. */
export const contextFrom = (account: AccountRow, { channel, requestId }: Origin): Context => ({
  userId: account.id,
  userName: account.name,
  institutionId: account.institution_id,
  institutionName: account.institution_name,
  roles: account.roles,
  ...rowScopes(account.roles),
  purpose: 'request',
  channel,
  requestId,
});

/** Columns of an AccountRow, from user_account as `u` and institution as `i`. */
export const accountColumns = (tx: Tx) => tx`
  u.id, u.name, u.email, case when u.state = 'active' and u.valid_until < ${clock.today()} then 'inactive' else u.state end as state, u.institution_id, i.name as institution_name,
  array(select r.role from user_role r where r.user_id = u.id and r.revoked_at is null order by r.role) as roles`;

/** Whether the account has a second factor, and since when one is demanded of its roles (null: never). A role without a rule must. */
export const factorColumns = (tx: Tx) => tx`
  (exists (select from totp_factor t where t.user_id = u.id and t.secret is not null)
    or exists (select from passkey p where p.user_id = u.id and p.removed_at is null)) as enrolled,
  (select min(u.created_at + make_interval(days => coalesce(f.grace_days, 0)))
    from user_role r left join second_factor_rule f on f.role = r.role
    where r.user_id = u.id and r.revoked_at is null and coalesce(f.required, true)) as factor_due`;

export async function accountById(tx: Tx, id: string): Promise<AccountRow | null> {
  const [account] = await tx<AccountRow[]>`
    select ${accountColumns(tx)} from user_account u join institution i on i.id = u.institution_id where u.id = ${id}`;
  return account ?? null;
}

export async function accountByEmail(tx: Tx, email: string): Promise<AccountRow | null> {
  const [account] = await tx<AccountRow[]>`
    select ${accountColumns(tx)} from user_account u join institution i on i.id = u.institution_id where u.email = ${email}`;
  return account ?? null;
}

/** The first administrator still active: whom the command line acts for when it is not told. */
async function firstAdministrator(tx: Tx): Promise<AccountRow | null> {
  const [account] = await tx<AccountRow[]>`
    select ${accountColumns(tx)} from user_account u join institution i on i.id = u.institution_id
    where u.state = 'active' and exists (
      select from user_role r where r.user_id = u.id and r.role = 'administration' and r.revoked_at is null)
    order by u.created_at, u.id limit 1`;
  return account ?? null;
}

/**
 * The context of an account without its password, for the command line and the queue: its rights are that account's.
 * @param email undefined stands for the first administrator.
 * @throws noSuchAccount, noAccountYet
 */
export async function accountContext(house: House, email: string | undefined, channel: 'cli' | 'worker'): Promise<Context> {
  const origin = { channel, requestId: uuidv7() };
  const account = await withContext(house, systemContext('sign_in', origin), (tx) =>
    email === undefined ? firstAdministrator(tx) : accountByEmail(tx, email.trim().toLowerCase()),
  );
  if (account === null && email === undefined) throw accountProblems.noAccountYet();
  if (account === null || account.state !== 'active') throw accountProblems.noSuchAccount({ email: email ?? '' });
  return contextFrom(account, origin);
}

/** The context of an account by its id, with the rights that it has now; null when it is not there or not active. */
export async function userContext(house: House, id: string, channel: Context['channel']): Promise<Context | null> {
  const origin = { channel, requestId: uuidv7() };
  const account = await withContext(house, systemContext('sign_in', origin), (tx) => accountById(tx, id));
  return account === null || account.state !== 'active' ? null : contextFrom(account, origin);
}
