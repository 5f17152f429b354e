import type { Sql } from '../target.ts';
import type { Secrets } from '../secrets.ts';
import { lockBootstrap } from './locks.ts';

export const OWNER = 'sintra_owner';
export const MAIN = 'sintra';
export const KEYS = 'sintra_keys';

/** Creates, as superuser, the owner and both databases where they are missing. */
export async function createOwnerAndDatabases(sql: Sql, secrets: Secrets): Promise<void> {
  await lockBootstrap(sql);
  const [role] = await sql`select from pg_roles where rolname = ${OWNER}`;
  if (role === undefined) await sql.unsafe(`create role ${OWNER} login createrole createdb password '${secrets.owner}'`);
  for (const name of [MAIN, KEYS]) {
    const [database] = await sql`select from pg_database where datname = ${name}`;
    if (database === undefined) await sql.unsafe(`create database ${name} owner ${OWNER}`);
  }
}
