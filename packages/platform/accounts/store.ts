import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import type { Role } from '@sintra/platform/permissions';
import { accountProblems } from './problems.ts';

interface NewAccount {
  readonly institutionId: string;
  readonly email: string;
  readonly name: string;
  readonly position?: string | undefined;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
  /** Invited: nobody enters until the person chose a password. */
  readonly pending?: boolean;
  /** Last day on which the account serves. */
  readonly validUntil?: string | undefined;
  /** Who registers it; null at the door, where there is nobody yet. */
  readonly createdBy: string | null;
}

/** One address, one spelling. @throws badEmail */
export function readEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (!/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email) || email.length > 200) throw accountProblems.badEmail();
  return email;
}

/** Gives roles that the account does not hold yet. */
export async function giveRoles(
  tx: Tx,
  account: { institutionId: string; userId: string; by: string | null },
  roles: readonly Role[],
): Promise<void> {
  const now = clock.now();
  for (const role of new Set(roles)) {
    await tx`insert into user_role (id, institution_id, user_id, role, granted_at, granted_by)
      values (${uuidv7()}, ${account.institutionId}, ${account.userId}, ${role}, ${now}, ${account.by})`;
  }
}

/** Stores an account with its roles and its password's hash. @returns Its id. @throws emailTaken */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = uuidv7();
  const now = clock.now();
  const [stored] = await tx`
    insert into user_account (id, institution_id, email, name, position, state, state_since, valid_until, created_at, created_by, updated_at)
    values (${id}, ${account.institutionId}, ${account.email}, ${account.name.trim()},
      ${account.position?.trim() ?? null}, ${account.pending === true ? 'pending' : 'active'}, ${now}, ${account.validUntil ?? null}, ${now}, ${account.createdBy}, ${now})
    on conflict (email) do nothing returning id`;
  if (stored === undefined) throw accountProblems.emailTaken();
  await tx`insert into credential (user_id, password_hash, changed_at) values (${id}, ${account.passwordHash}, ${now})`;
  await giveRoles(tx, { institutionId: account.institutionId, userId: id, by: account.createdBy }, account.roles);
  return id;
}

/** Held until the transaction ends by whoever creates the first account or touches who administers: one at a time. */
export async function lockAdministration(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended('sintra administration', 0))`;
}
