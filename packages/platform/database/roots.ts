import type { Config } from '@sintra/platform/config';
import { openStore, serve, type House, type OpenOptions } from './house.ts';
import { databaseProblems } from './problems.ts';
import { connect, type Sql } from './target.ts';

/** The house together with connections that row security does not stop: copies and nothing else. */
export interface Roots {
  readonly house: House;
  /** Both databases whole. */
  readonly main: Sql;
  readonly keys: Sql;
  close(): Promise<void>;
}

/** A copy made by a login that row security stops would be empty and look whole. @throws Problem copy_needs_root */
async function refuseBlind(sql: Sql, writes: boolean): Promise<void> {
  const [login] = await sql<{ superuser: boolean; bypass: boolean; name: string }[]>`
    select rolsuper as superuser, rolbypassrls as bypass, rolname as name from pg_roles where rolname = current_user`;
  if (login?.superuser === true || (login?.bypass === true && !writes)) return;
  throw databaseProblems.copyNeedsRoot({ login: login?.name ?? '', attribute: writes ? 'SUPERUSER' : 'BYPASSRLS' });
}

/**
 * Opens the house and, beside it, both databases as who sees everything in them: the embedded cluster's superuser, or the accounts
 * of DATABASE_URL and SINTRA_KEYS_URL where they may.
 * @param writes to restore; else to read
 * @throws Problem copy_needs_root, and those of opening
 */
export async function openRoots(config: Config, writes: boolean, options: OpenOptions = {}): Promise<Roots> {
  const { store, masterKey, provider } = await openStore(config, options);
  const root = store.superuser;
  const main = connect(root ?? store.owner, 2);
  const keys = connect(root === undefined ? store.keysOwner : { ...root, database: store.keysOwner.database }, 2);
  const end = (): Promise<unknown> => Promise.all([main.end({ timeout: 5 }), keys.end({ timeout: 5 })]);
  try {
    await refuseBlind(main, writes);
    await refuseBlind(keys, writes);
    const house = { ...(await serve(config, store, masterKey, 4)), provider };
    return {
      house, main, keys,
      async close() {
        await end();
        await house.close();
      },
    };
  } catch (error) {
    await end();
    await store.leave();
    throw error;
  }
}
