import { z } from 'zod';
import type { Tx } from '@sintra/platform/db';
import { roles, type Role } from '@sintra/platform/permissions';
import { problems } from '@sintra/platform/problems';

/** pending: invited. inactive: left, expired or long unused. blocked: kept out on purpose. */
const userStates = ['pending', 'active', 'inactive', 'blocked'] as const;

export const userOutput = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  position: z.string().nullable(),
  state: z.enum(userStates),
  /** Why an inactive account is out of use. */
  stateReason: z.string().nullable(),
  validUntil: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  /** Whether a letter of appointment is kept. */
  hasLetter: z.boolean(),
  roles: z.array(z.enum(roles)),
  institution: z.object({ id: z.uuid(), acronym: z.string(), name: z.string() }),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
});
export type User = z.infer<typeof userOutput>;

interface Row {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly position: string | null;
  readonly state: User['state'];
  readonly roles: Role[];
  readonly institution_id: string;
  readonly acronym: string;
  readonly institution_name: string;
  readonly left_reason: string | null;
  readonly valid_until: string | null;
  readonly confirmed_at: Date | null;
  readonly has_letter: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

const userOf = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  position: row.position,
  state: row.state,
  roles: row.roles,
  stateReason: row.state === 'inactive' ? row.left_reason : null,
  validUntil: row.valid_until,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  hasLetter: row.has_letter,
  institution: { id: row.institution_id, acronym: row.acronym, name: row.institution_name },
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
});

/** Accounts that row security lets through, by institution and name; one of them when `id` is given, an institution's when that is. */
export async function readUsers(tx: Tx, id: string | null, institutionId: string | null = null): Promise<User[]> {
  const rows = await tx<Row[]>`
    select u.id, u.email, u.name, u.position, u.state, u.left_reason, u.valid_until::text, u.confirmed_at, u.created_at, u.institution_id, i.acronym, i.name as institution_name,
      array(select r.role from user_role r where r.user_id = u.id and r.revoked_at is null order by r.role) as roles,
      exists (select from account_letter a where a.user_id = u.id) as has_letter,
      (select max(l.last_seen_at) from login l where l.user_id = u.id) as last_seen_at
    from user_account u join institution i on i.id = u.institution_id
    where ${id === null ? tx`true` : tx`u.id = ${id}`} and ${institutionId === null ? tx`true` : tx`u.institution_id = ${institutionId}`} order by i.acronym, u.name, u.id`;
  return rows.map(userOf);
}

/**
 * An account that this person may change: locking the row asks row security for the right to write it, so that what is then done at the
 * door does not hang on the guard alone. Not its key: the door's own transaction refers to it meanwhile. @throws notFound
 */
export async function readAdministered(tx: Tx, id: string): Promise<User> {
  const locked = await tx`select from user_account where id = ${id} for no key update`;
  const [user] = locked.length === 0 ? [] : await readUsers(tx, id);
  if (user === undefined) throw problems.notFound();
  return user;
}
