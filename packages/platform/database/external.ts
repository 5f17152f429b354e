import { readPostgresUrl } from '@sintra/platform/config';
import type { Config } from '@sintra/platform/config';
import { Problem } from '@sintra/platform/problems';
import { databaseProblems } from './problems.ts';
import { openSecrets, secretsFile } from './secrets.ts';
import type { Store } from './store.ts';
import { isSystemError } from './system-error.ts';
import { once, targetFromUrl } from './target.ts';
import type { Sql, Target } from './target.ts';

const LOGIN = 'sintra_app';
const OLDEST = 150_000;

/** The databases of DATABASE_URL: checks the version and creates the keys' database where that is allowed. */
export async function openExternal(config: Config, databaseUrl: string): Promise<Store> {
  const owner = targetFromUrl(databaseUrl);
  await reach(owner, refuseOld);
  const keysOwner = config.keysUrl === undefined ? targetFromUrl(databaseUrl, { database: 'sintra_keys' }) : targetFromUrl(config.keysUrl);
  if (config.keysUrl === undefined) await once(owner, createKeys);
  await reach(keysOwner, refuseOld);
  const { user, password } = login(config);
  const as = (target: Target): Target => ({ ...target, user, password });
  const app = config.appUrl === undefined ? as(owner) : targetFromUrl(config.appUrl);
  return { embedded: false, owner, keysOwner, app, keysApp: as(keysOwner), leave: () => Promise.resolve() };
}

function login({ appUrl, dataDir }: Config): { user: string; password: string } {
  if (appUrl === undefined) return { user: LOGIN, password: openSecrets(dataDir).app };
  const { user, password } = targetFromUrl(appUrl);
  if (user !== LOGIN) throw databaseProblems.wrongLogin({ login: user });
  return { user, password };
}

async function reach(target: Target, work: (sql: Sql) => Promise<void>): Promise<void> {
  try {
    await once(target, work);
  } catch (error) {
    throw isSystemError(error) && !(error instanceof Problem) ? unreachable(target, error) : error;
  }
}

function unreachable({ url, database }: Target, error: Error): Error {
  const { hosts } = readPostgresUrl(url ?? '') ?? { hosts: '' };
  return Object.assign(databaseProblems.unreachable({ address: `${hosts}/${database}`, cause: error.message }), { cause: error });
}

async function refuseOld(sql: Sql): Promise<void> {
  const [row] = await sql<{ number: number; version: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
  if (row === undefined || row.number < OLDEST) throw databaseProblems.tooOld({ version: row?.version ?? '' });
}

async function createKeys(sql: Sql): Promise<void> {
  const database = 'sintra_keys';
  const [found] = await sql`select from pg_database where datname = ${database}`;
  if (found !== undefined) return;
  try {
    await sql.unsafe(`create database ${database}`);
  } catch (error) {
    if (isSystemError(error, '42501')) throw databaseProblems.cannotCreateKeys({ database });
    if (!isSystemError(error, '42P04', '23505')) throw error;
  }
}

/** Creates the serving login where it is missing. Roles belong to the whole server, so it is done on each one. */
export async function createLogin(owner: Sql, config: Config): Promise<void> {
  const [role] = await owner`select from pg_roles where rolname = ${LOGIN}`;
  if (role !== undefined || config.appUrl !== undefined) return;
  try {
    await owner.unsafe(`create role ${LOGIN} login password '${openSecrets(config.dataDir).app}'`);
  } catch (error) {
    if (isSystemError(error, '42501')) throw databaseProblems.cannotCreateLogin();
    if (!isSystemError(error, '42710', '23505')) throw error;
  }
}

/** A login that does not get in with our password was made by another installation. @throws Problem login_of_another, unreachable */
export async function refuseForeignLogin({ app }: Store, config: Config): Promise<void> {
  try {
    await reach(app, async (sql) => void (await sql`select`));
  } catch (error) {
    const refused = error instanceof Error && error.cause instanceof Error && isSystemError(error.cause, '28P01', '28000');
    throw refused && config.appUrl === undefined ? databaseProblems.loginOfAnother({ file: secretsFile(config.dataDir) }) : error;
  }
}
