import { randomBytes } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import type { InstitutionKey } from './institution-keys.ts';
import { openBytes, sealBytes, sealedLength } from './seal.ts';

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

/** A random key for each new person, in memory only. */
export function makePersonKeys(personIds: readonly string[]): PersonKeys {
  const random = randomBytes(KEY * personIds.length);
  return new Map(personIds.map((id, index) => [id, random.subarray(index * KEY, (index + 1) * KEY)]));
}

/** Rows `made (id, wrapped)`. Wrapped keys, all of one length, go as one value: a list of them is written and read far more slowly. */
const unpacked = (sql: Sql | TransactionSql, ids: readonly string[], wrapped: Buffer) => sql`(
  select id, substring(${wrapped}::bytea from (at::integer - 1) * ${sealedLength(KEY)} + 1 for ${sealedLength(KEY)}) as wrapped
  from unnest(${[...ids]}::uuid[]) with ordinality as one (id, at)) as made`;

/** Keys of new persons wrapped under one key of their institution, one after the other. */
export interface WrappedKeys {
  readonly keyId: string;
  readonly bytes: Buffer;
}

/** Wraps the keys of some persons, in their order. */
export function wrapPersonKeys(institutionId: string, wrapping: InstitutionKey, ids: readonly string[], keyOf: (index: number) => Buffer): WrappedKeys {
  const wrapped = ids.map((id, index) => sealBytes(wrapping.key, keyOf(index), placeOf(institutionId, id, wrapping.id)));
  return { keyId: wrapping.id, bytes: Buffer.concat(wrapped) };
}

/** Stores the keys of some persons, one batch; committed at once. */
export async function storePersonKeys(sql: Sql, institutionId: string, ids: readonly string[], { keyId, bytes }: WrappedKeys): Promise<void> {
  await sql`insert into person_key (institution_id, key_id, person_id, wrapped)
    select ${institutionId}::uuid, ${keyId}::uuid, made.id, made.wrapped from ${unpacked(sql, ids, bytes)}`;
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

/** One unwrapped and wrapped again. */
function rewrapped(row: Wrapped, institutionId: string, from: InstitutionKey, to: InstitutionKey): Buffer {
  const key = openBytes(from.key, row.wrapped, placeOf(institutionId, row.person_id, from.id));
  return sealBytes(to.key, key, placeOf(institutionId, row.person_id, to.id));
}

/** Before every person's id. */
export const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Wraps again, under another key of the institution, some of the keys that one wrapped, in the order of persons. Rows that somebody
 * else is at are left for another walk; what was destroyed meanwhile stays so.
 * @param after the last person of the call before, or FIRST
 * @returns the persons whose keys were looked at; none when the walk is at its end
 */
export async function rewrapPersonKeys(sql: Sql, institutionId: string, from: InstitutionKey, to: InstitutionKey, after: string, most: number): Promise<readonly string[]> {
  return sql.begin(async (tx) => {
    const rows = await tx<Wrapped[]>`select person_id, key_id, wrapped from person_key
      where institution_id = ${institutionId} and person_id > ${after} and key_id = ${from.id} and wrapped is not null
      order by person_id limit ${most} for update skip locked`;
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.person_id);
    await tx`update person_key p set key_id = ${to.id}, wrapped = made.wrapped
      from ${unpacked(tx, ids, Buffer.concat(rows.map((row) => rewrapped(row, institutionId, from, to))))}
      where p.institution_id = ${institutionId} and p.person_id = made.id and p.key_id = ${from.id} and p.wrapped is not null`;
    return ids;
  });
}
