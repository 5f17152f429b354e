import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import type { InstitutionKey } from './institution-keys.ts';
import { openBytes, sealBytes } from './seal.ts';

/** Unwrapped keys by person id, in memory only. A person whose key was destroyed is absent. */
export type PersonKeys = ReadonlyMap<string, Buffer>;

const KEY = 32;
/** Rows per statement: bounds the memory of a statement, not the size of a call. */
const BATCH = 5_000;

const placeOf = (institution: string, personId: string, keyId: string) => ({ table: 'person_key', row: personId, institution, keyId });

/** Parts of a list, as large as one statement takes. */
export function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH);
}

/** Keys of new persons, and when they are safe. */
export interface NewPersons {
  readonly keys: PersonKeys;
  /** Resolved once every key is committed: only then may a record be (key first, record second). */
  readonly stored: Promise<void>;
}

/** A random key for each new person, in memory only. */
export function makePersonKeys(personIds: readonly string[]): PersonKeys {
  const random = randomBytes(KEY * personIds.length);
  return new Map(personIds.map((id, index) => [id, random.subarray(index * KEY, (index + 1) * KEY)]));
}

/** Stores the keys of some persons, one batch; committed at once. */
export async function storePersonKeys(sql: Sql, institutionId: string, wrapping: InstitutionKey, keys: PersonKeys, ids: readonly string[]): Promise<void> {
  const wrapped = ids.map((id) => sealBytes(wrapping.key, keys.get(id) as Buffer, placeOf(institutionId, id, wrapping.id)).toString('hex'));
  await sql`insert into person_key (institution_id, key_id, person_id, wrapped)
    select ${institutionId}::uuid, ${wrapping.id}::uuid, id, decode(hex, 'hex')
    from unnest(${[...ids]}::uuid[], ${wrapped}::text[]) as made (id, hex)`;
}

/** Makes and stores one person's key unless they have, or had, one. */
export async function insertPersonKey(sql: Sql, institutionId: string, wrapping: InstitutionKey, personId: string): Promise<void> {
  const wrapped = sealBytes(wrapping.key, randomBytes(KEY), placeOf(institutionId, personId, wrapping.id));
  await sql`insert into person_key (institution_id, key_id, person_id, wrapped)
    values (${institutionId}, ${wrapping.id}, ${personId}, ${wrapped}) on conflict (institution_id, person_id) do nothing`;
}

/**
 * Reads and unwraps the keys of some persons of one institution.
 * @param wrapping the institution's key of that id, or undefined when it is not known here (another process made it)
 * @returns null when a key is wrapped by one that is not known here: the caller asks again with fresh ones
 */
export async function readPersonKeys(
  sql: Sql,
  institutionId: string,
  wrapping: (keyId: string) => InstitutionKey | undefined,
  personIds: readonly string[],
): Promise<PersonKeys | null> {
  const keys = new Map<string, Buffer>();
  for (const ids of batches(personIds)) {
    const rows = await sql<{ person_id: string; key_id: string; wrapped: Buffer }[]>`
      select person_id, key_id, wrapped from person_key
      where institution_id = ${institutionId} and person_id = any(${ids as string[]}::uuid[]) and wrapped is not null`;
    for (const row of rows) {
      const wrapper = wrapping(row.key_id);
      if (wrapper === undefined) return null;
      keys.set(row.person_id, openBytes(wrapper.key, row.wrapped, placeOf(institutionId, row.person_id, row.key_id)));
    }
  }
  return keys;
}

interface Wrapped {
  readonly person_id: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
}

/** One unwrapped and wrapped again, as hexadecimal digits. */
function rewrapped(row: Wrapped, institutionId: string, from: InstitutionKey, to: InstitutionKey): string {
  const key = openBytes(from.key, row.wrapped, placeOf(institutionId, row.person_id, from.id));
  return sealBytes(to.key, key, placeOf(institutionId, row.person_id, to.id)).toString('hex');
}

/**
 * Wraps again, under another key of the institution, some of the keys that one wrapped. Rows that somebody else is at are left for
 * the next call; what was destroyed meanwhile stays so.
 * @returns how many were looked at; 0 when none is left that is free
 */
export async function rewrapPersonKeys(sql: Sql, institutionId: string, from: InstitutionKey, to: InstitutionKey, most: number): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<Wrapped[]>`select person_id, key_id, wrapped from person_key
      where key_id = ${from.id} and wrapped is not null order by person_id limit ${most} for update skip locked`;
    if (rows.length === 0) return 0;
    const hexes = rows.map((row) => rewrapped(row, institutionId, from, to));
    await tx`update person_key p set key_id = ${to.id}, wrapped = decode(made.hex, 'hex')
      from unnest(${rows.map((row) => row.person_id)}::uuid[], ${hexes}::text[]) as made (id, hex)
      where p.institution_id = ${institutionId} and p.person_id = made.id and p.key_id = ${from.id} and p.wrapped is not null`;
    return rows.length;
  });
}
