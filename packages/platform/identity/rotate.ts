import type { Sql } from 'postgres';
import { loadInstitutionKeys, insertInstitutionKey, type InstitutionKeys, type KeyClass } from './institution-keys.ts';
import { isRetired, providerOf, type KeyHouse } from './keyring.ts';
import { FIRST, rewrapPersonKeys } from './person-keys.ts';

/** Classes whose keys wrap others. The search key wraps nothing: its tokens are in the records. */
export const rotatingClasses = ['person', 'file', 'draft'] as const satisfies readonly KeyClass[];
export type RotatingClass = (typeof rotatingClasses)[number];

/** One institution's key that wraps nothing new, and how many keys still need it. */
export interface Rotation {
  readonly id: string;
  readonly institutionId: string;
  readonly keyClass: RotatingClass;
  readonly left: number;
}

/** Rows wrapped again in one transaction: readers and writers hardly wait for it. */
const BATCH = 500;
const PAUSE_MS = 40;

/** Retired keys that still exist: rotations that are not finished, whoever began them. */
export async function unfinishedRotations({ keysSql: sql }: KeyHouse): Promise<Rotation[]> {
  const rows = await sql<Rotation[]>`
    select k.id, k.institution_id as "institutionId", k.class as "keyClass",
      (select count(*)::integer from person_key p where p.institution_id = k.institution_id and p.key_id = k.id and p.wrapped is not null) as left
    from institution_key k where k.retired_at is not null and k.destroyed_at is null order by k.retired_at, k.id`;
  return [...rows];
}

/** Institutions that have keys. */
export async function institutionsWithKeys({ keysSql: sql }: KeyHouse): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select distinct institution_id as id from institution_key where destroyed_at is null order by 1`;
  return rows.map(({ id }) => id);
}

/**
 * Retires the key of a class and makes the next one. From its commit nothing new is wrapped by the old one, in any process.
 * @returns false when the institution has no key of that class yet
 */
export async function startRotation(house: KeyHouse, institutionId: string, keyClass: RotatingClass): Promise<boolean> {
  const { keysSql: sql } = house;
  return sql.begin(async (tx) => {
    const { count } = await tx`update institution_key set retired_at = now()
      where institution_id = ${institutionId} and class = ${keyClass} and retired_at is null and destroyed_at is null`;
    if (count > 0) await insertInstitutionKey(tx as unknown as Sql, providerOf(house), institutionId, keyClass);
    return count > 0;
  });
}

/** Destroys a retired key that nothing refers to. @returns whether it is gone */
async function destroyRetired(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`update institution_key k set wrapped = null, destroyed_at = now()
    where k.id = ${id} and k.retired_at is not null and k.destroyed_at is null
      and not exists (select from person_key p where p.institution_id = k.institution_id and p.key_id = k.id and p.wrapped is not null)`;
  return count > 0;
}

export interface RotationOptions {
  /** Told how many keys are left, after each batch. */
  readonly onProgress?: (left: number) => void;
  /** Whether something else is still sealed under the old key itself: then it stays, retired. */
  readonly isNeeded?: () => Promise<boolean>;
  readonly signal?: AbortSignal;
}

/**
 * Wraps again what a retired key wrapped, batch by batch, and destroys it. It may be cut at any point and called again, by any
 * process: everything it needs to know is in the rows.
 * @returns whether the old key is gone
 */
export async function finishRotation(house: KeyHouse, rotation: Rotation, { onProgress, isNeeded, signal }: RotationOptions = {}): Promise<boolean> {
  const { keysSql: sql } = house;
  const { id, institutionId, keyClass } = rotation;
  const load = (): Promise<InstitutionKeys> => loadInstitutionKeys(sql, providerOf(house), institutionId);
  let left = rotation.left;
  let keys = await load();
  let after = FIRST;
  for (;;) {
    if (signal?.aborted === true) return false;
    const from = keys.byId.get(id);
    if (from === undefined) return true;
    const moved = await rewrapPersonKeys(sql, institutionId, from, keys[keyClass], after, BATCH).catch((error: unknown) => (isRetired(error) ? null : Promise.reject(error as Error)));
    // Whoever runs a second rotation of the class has retired the key that wrapped until now.
    if (moved === null) keys = await load();
    if (moved === null) continue;
    left = Math.max(0, left - moved.length);
    onProgress?.(left);
    const begun = after;
    after = moved.at(-1) ?? FIRST;
    // At the end of a walk it begins again, for those that somebody else was at, until one finds nothing.
    if (moved.length > 0 || begun !== FIRST) continue;
    if ((await isNeeded?.()) === true) return false;
    if (await destroyRetired(sql, id)) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Institution keys that the provider's present key does not wrap yet are wrapped again. @returns how many */
export async function rewrapInstitutionKeys(house: KeyHouse): Promise<number> {
  const { keysSql: sql } = house;
  const provider = providerOf(house);
  const rows = await sql<{ id: string; institution_id: string; class: string; wrapped: Buffer }[]>`
    select id, institution_id, class, wrapped from institution_key where destroyed_at is null order by id`;
  let moved = 0;
  for (const { id, institution_id: institution, class: keyClass, wrapped } of rows) {
    if (await provider.isCurrent(wrapped)) continue;
    const fresh = await provider.rewrap(wrapped, { institution, keyId: id, keyClass });
    const { count } = await sql`update institution_key set wrapped = ${fresh} where id = ${id} and destroyed_at is null`;
    moved += count;
  }
  return moved;
}
