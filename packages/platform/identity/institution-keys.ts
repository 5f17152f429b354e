import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Sql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { KeyProvider } from './provider.ts';

export const keyClasses = ['person', 'search', 'file', 'draft'] as const;
export type KeyClass = (typeof keyClasses)[number];

export interface InstitutionKey {
  readonly id: string;
  readonly key: KeyObject;
}
/** The key of each class that wraps now, and every key that still opens something, by id. */
export type InstitutionKeys = Readonly<Record<KeyClass, InstitutionKey>> & { readonly byId: ReadonlyMap<string, InstitutionKey> };

interface Row {
  readonly id: string;
  readonly class: KeyClass;
  readonly wrapped: Buffer;
  readonly retired: boolean;
}

const read = (sql: Sql, institutionId: string): Promise<Row[]> => sql<Row[]>`
  select id, class, wrapped, retired_at is not null as retired from institution_key
  where institution_id = ${institutionId} and destroyed_at is null`;

/** Wraps and stores a new key. Two processes may meet here: whoever comes second finds the first one's and drops its own. */
export async function insertInstitutionKey(sql: Sql, provider: KeyProvider, institutionId: string, keyClass: KeyClass): Promise<void> {
  const id = uuidv7();
  const wrapped = await provider.wrap(randomBytes(32), { institution: institutionId, keyId: id, keyClass });
  await sql`insert into institution_key (id, institution_id, class, wrapped) values (${id}, ${institutionId}, ${keyClass}, ${wrapped})
    on conflict (institution_id, class) where destroyed_at is null and retired_at is null do nothing`;
}

/** Reads an institution's keys, making those that do not exist yet, and unwraps them. */
export async function loadInstitutionKeys(sql: Sql, provider: KeyProvider, institutionId: string): Promise<InstitutionKeys> {
  let rows = await read(sql, institutionId);
  const missing = keyClasses.filter((keyClass) => !rows.some((row) => row.class === keyClass && !row.retired));
  if (missing.length > 0) {
    for (const keyClass of missing) await insertInstitutionKey(sql, provider, institutionId, keyClass);
    rows = await read(sql, institutionId);
  }
  const unwrapped = await Promise.all(
    rows.map(async ({ id, class: keyClass, wrapped, retired }) => {
      const key = createSecretKey(await provider.unwrap(wrapped, { institution: institutionId, keyId: id, keyClass }));
      return { keyClass, retired, own: { id, key } };
    }),
  );
  const current = unwrapped.filter(({ retired }) => !retired).map(({ keyClass, own }) => [keyClass, own] as const);
  const byId = new Map(unwrapped.map(({ own }) => [own.id, own]));
  return { ...(Object.fromEntries(current) as Record<KeyClass, InstitutionKey>), byId };
}
