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
export type InstitutionKeys = Readonly<Record<KeyClass, InstitutionKey>>;

interface Row {
  readonly id: string;
  readonly class: KeyClass;
  readonly wrapped: Buffer;
}

const read = (sql: Sql, institutionId: string): Promise<Row[]> =>
  sql<Row[]>`select id, class, wrapped from institution_key where institution_id = ${institutionId} and destroyed_at is null`;

// Two processes may meet here: whoever comes second finds the first one's keys and drops its own.
async function create(sql: Sql, provider: KeyProvider, institutionId: string, missing: readonly KeyClass[]): Promise<void> {
  for (const keyClass of missing) {
    const id = uuidv7();
    const wrapped = await provider.wrap(randomBytes(32), { institution: institutionId, keyId: id, keyClass });
    await sql`insert into institution_key (id, institution_id, class, wrapped) values (${id}, ${institutionId}, ${keyClass}, ${wrapped})
      on conflict (institution_id, class) where destroyed_at is null do nothing`;
  }
}

/** Reads an institution's keys, making those that do not exist yet, and unwraps them. */
export async function loadInstitutionKeys(sql: Sql, provider: KeyProvider, institutionId: string): Promise<InstitutionKeys> {
  let rows = await read(sql, institutionId);
  const missing = keyClasses.filter((keyClass) => !rows.some((row) => row.class === keyClass));
  if (missing.length > 0) {
    await create(sql, provider, institutionId, missing);
    rows = await read(sql, institutionId);
  }
  const unwrapped = await Promise.all(
    rows.map(
      async ({ id, class: keyClass, wrapped }) =>
        [
          keyClass,
          { id, key: createSecretKey(await provider.unwrap(wrapped, { institution: institutionId, keyId: id, keyClass })) },
        ] as const,
    ),
  );
  return Object.fromEntries(unwrapped) as Record<KeyClass, InstitutionKey>;
}
