import { readPostgresUrl } from '@sintra/platform/config';
import postgres from 'postgres';
import type { Sql } from 'postgres';
import { arrayOf, arrayTypes } from './arrays.ts';

export type { Sql };

/** Where and as whom to connect: through a local socket, or at an address. */
export interface Target {
  readonly socket?: string;
  readonly url?: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A target from an address such as postgres://user:password@server/database. */
export function targetFromUrl(url: string, change: { database?: string } = {}): Target {
  const { user, password, database } = readPostgresUrl(url) ?? { user: '', password: '', database: '' };
  return { url, user, password, database: change.database ?? database };
}

/** Opens a pool of at most `max` connections; nothing is connected until the first statement. */
export function connect(target: Target, max: number, hooks: { onclose?: () => void; max_lifetime?: null } = {}): Sql {
  const options = {
    user: target.user,
    password: target.password,
    database: target.database,
    max,
    onnotice: () => undefined,
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 10,
    // A process that dies without closing must not keep a snapshot or a lock for hours.
    connection: { application_name: 'sintra', TimeZone: 'UTC', idle_in_transaction_session_timeout: 300_000 },
    ...hooks,
  };
  const sql = target.socket === undefined ? postgres(target.url ?? '', options) : postgres({ ...options, path: target.socket });
  Object.assign((sql.options as unknown as { shared: { typeArrayMap: object } }).shared.typeArrayMap, arrayOf);
  return Object.assign(sql, { reserve: refuseReserve });
}

/** The driver forgets whoever waits for a new connection to reserve when it does not ask for types (see arrays.ts). */
function refuseReserve(): never {
  throw new Error('reserve() may never return: use begin(), or a pool of one');
}

/** Runs work on one connection of its own and closes it. */
export async function once<T>(target: Target, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(target, 1);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
