import type { Sql } from 'postgres';
import type { KeyHouse } from './keyring.ts';
import { FIRST } from './person-keys.ts';

const BATCH = 5_000;

/** @param stored Tells which of these persons (files, captures) still exist. It must see all of the institution's. */
export interface Sweep {
  readonly institutionId: string;
  /** Whose keys: those wrapped by the institution's keys of this class. Absent: of persons. */
  readonly keyClass?: 'person' | 'file' | 'draft';
  /** Keys made after this moment are left alone: their record may still be on its way. */
  readonly before: Date;
  readonly stored: (personIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

async function liveIds(sql: Sql, { institutionId, before, keyClass = 'person' }: Sweep, after: string): Promise<string[]> {
  const rows = await sql<{ person_id: string }[]>`
    select person_id from person_key
    where institution_id = ${institutionId} and person_id > ${after} and created_at < ${before} and wrapped is not null
      and key_id in (select id from institution_key where institution_id = ${institutionId} and class = ${keyClass})
    order by person_id limit ${BATCH}`;
  return rows.map((row) => row.person_id);
}

/** More orphans than this, and more than those that have a record, are no accident of a few imports: somebody must look. */
const MANY = 1_000;

/**
 * Destroys the keys of persons that never got a record (a failed import, a killed server).
 * Where not one record is seen it destroys nothing: a session without context sees none either, and keys do not come back.
 * @returns How many keys were destroyed; -1 when there are so many that nothing was done.
 */
export async function sweepOrphans({ keysSql: sql }: KeyHouse, sweep: Sweep): Promise<number> {
  const orphans: string[] = [];
  let seen = 0;
  let ids = await liveIds(sql, sweep, FIRST);
  while (ids.length > 0) {
    const stored = await sweep.stored(ids);
    seen += stored.size;
    orphans.push(...ids.filter((id) => !stored.has(id)));
    ids = await liveIds(sql, sweep, ids.at(-1) as string);
  }
  if (seen === 0 || orphans.length === 0) return 0;
  if (orphans.length > MANY && orphans.length > seen) return -1;
  const done = await sql`update person_key set wrapped = null, destroyed_at = now()
    where institution_id = ${sweep.institutionId} and person_id = any(${orphans}::uuid[]) and wrapped is not null`;
  return done.count;
}
