import type { Sql } from '../target.ts';
import { databaseProblems } from '../problems.ts';

/** First half of every lock's number, so that they meet nobody else's. */
const SINTRA = 0x53_49_4e;
const IN_USE = 1;
const SERVER = 2;
const BOOTSTRAP = 3;

const SERVER_NAME = 'sintra server ';
const POLL_MS = 50;
/** A server whose launcher was killed takes a moment to notice and stop: a start right after that waits for it. */
const PATIENCE_MS = 3_000;

/** Waits for the right to create roles and databases; freed when the session ends. */
export async function lockBootstrap(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(${SINTRA}, ${BOOTSTRAP})`;
}

/** Says that this process uses the cluster, so that nobody stops it. */
export async function lockInUse(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock_shared(${SINTRA}, ${IN_USE})`;
}

/** Whether nobody else uses the cluster; from then on whoever arrives waits. */
export async function isLastUser(sql: Sql): Promise<boolean> {
  return tryLock(sql, IN_USE);
}

/**
 * Makes this process the one server of the cluster. The lock dies with its process, so a server that was killed blocks
 * nobody for more than the instant its connection takes to fall.
 * @throws Problem already_running with the other's address
 */
export async function lockServer(sql: Sql, address: string): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  while (!(await tryLock(sql, SERVER))) {
    const holder = await serverAddress(sql);
    if (holder !== null && performance.now() > patience) throw databaseProblems.alreadyRunning({ address: holder });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  await sql`select set_config('application_name', ${SERVER_NAME + address}, false)`;
}

async function tryLock(sql: Sql, lock: number): Promise<boolean> {
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${SINTRA}, ${lock}) as taken`;
  return row?.taken ?? false;
}

async function serverAddress(sql: Sql): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`
    select a.application_name as name from pg_stat_activity a join pg_locks l on l.pid = a.pid
    where l.locktype = 'advisory' and l.classid = ${SINTRA} and l.objid = ${SERVER} and l.granted`;
  return row?.name.startsWith(SERVER_NAME) === true ? row.name.slice(SERVER_NAME.length) : null;
}
