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

function* batches(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH);
}

async function insertBatch(sql: Sql, institutionId: string, wrapping: InstitutionKey, keys: PersonKeys, ids: readonly string[]): Promise<void> {
  const wrapped = ids.map((id) => sealBytes(wrapping.key, keys.get(id) as Buffer, placeOf(institutionId, id, wrapping.id)).toString('hex'));
  await sql`insert into person_key (institution_id, key_id, person_id, wrapped)
    select ${institutionId}::uuid, ${wrapping.id}::uuid, id, decode(hex, 'hex')
    from unnest(${[...ids]}::uuid[], ${wrapped}::text[]) as made (id, hex)`;
}

/** Keys of new persons, and when they are safe. */
export interface NewPersons {
  readonly keys: PersonKeys;
  /** Resolved once every key is committed: only then may a record be (key first, record second). */
  readonly stored: Promise<void>;
}

async function insertAll(sql: Sql, institutionId: string, wrapping: InstitutionKey, keys: PersonKeys): Promise<void> {
  for (const ids of batches([...keys.keys()])) await insertBatch(sql, institutionId, wrapping, keys, ids);
}

/** Makes a key for each new person and begins to store them, in batches. */
export function makePersonKeys(sql: Sql, institutionId: string, wrapping: InstitutionKey, personIds: readonly string[]): NewPersons {
  const random = randomBytes(KEY * personIds.length);
  const keys = new Map(personIds.map((id, index) => [id, random.subarray(index * KEY, (index + 1) * KEY)]));
  const stored = insertAll(sql, institutionId, wrapping, keys);
  // Whoever asked awaits it when its turn comes; until then a failure must not count as unheard.
  stored.catch(() => undefined);
  return { keys, stored };
}

/** Makes and stores one person's key unless they have, or had, one. */
export async function insertPersonKey(sql: Sql, institutionId: string, wrapping: InstitutionKey, personId: string): Promise<void> {
  const wrapped = sealBytes(wrapping.key, randomBytes(KEY), placeOf(institutionId, personId, wrapping.id));
  await sql`insert into person_key (institution_id, key_id, person_id, wrapped)
    values (${institutionId}, ${wrapping.id}, ${personId}, ${wrapped}) on conflict (institution_id, person_id) do nothing`;
}

/** Reads and unwraps the keys of some persons of one institution. */
export async function readPersonKeys(
  sql: Sql,
  institutionId: string,
  wrapping: (keyId: string) => InstitutionKey,
  personIds: readonly string[],
): Promise<PersonKeys> {
  const keys = new Map<string, Buffer>();
  for (const ids of batches(personIds)) {
    const rows = await sql<{ person_id: string; key_id: string; wrapped: Buffer }[]>`
      select person_id, key_id, wrapped from person_key
      where institution_id = ${institutionId} and person_id = any(${ids as string[]}::uuid[]) and wrapped is not null`;
    for (const row of rows) {
      const { key } = wrapping(row.key_id);
      keys.set(row.person_id, openBytes(key, row.wrapped, placeOf(institutionId, row.person_id, row.key_id)));
    }
  }
  return keys;
}
