import { join } from 'node:path';
import { checkout } from '@sintra/platform/config';
import type { Config } from '@sintra/platform/config';
import { migrate, readMigrations } from '@sintra/platform/migrations';
import type { KeyProvider } from '@sintra/platform/identity';
import { storeContextKey } from './context-key.ts';
import { openEmbedded } from './embedded/index.ts';
import { createLogin, openExternal, refuseForeignLogin } from './external.ts';
import { refuseStrongLogin } from './login-check.ts';
import { openHouseKeys, type HouseKeys } from './house-keys.ts';
import type { Store } from './store.ts';
import { connect, once } from './target.ts';
import type { Sql } from './target.ts';

/** The open system: what every command works with. */
export interface House {
  readonly config: Config;
  /** Pool as login sintra_app on the main database. */
  readonly sql: Sql;
  /** Pool as login sintra_app on the database of wrapped keys. */
  readonly keysSql: Sql;
  /** What the secrets of this house derive from, 32 bytes: the request context, the delays at the door. The provider wraps it. */
  readonly masterKey: Buffer;
  /** Wraps institution keys: the key file, or Vault. Absent (in tests): the master key itself. */
  readonly provider?: KeyProvider;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Told what is being done when it may take a while; Spanish, one line. */
  onProgress?(message: string): void;
  /** Run as the owner after migrating, before serving: seeds of catalogues and the like. They must be repeatable. */
  readonly afterMigrate?: readonly ((owner: Sql) => Promise<void>)[];
  /** Address of the server that opens the house; a second one on the same data is refused with it. */
  readonly server?: string;
  /** Told when the embedded PostgreSQL died and could not be started again. */
  onLost?(error: unknown): void;
  /** Connections of the main pool. */
  readonly connections?: number;
  /** A key recovered from its backup, instead of the missing file: restoring it needs the house open. */
  readonly masterKey?: Buffer;
  /** False only for clusters that tests throw away. */
  readonly durable?: boolean;
}

/** Held by whoever migrates, so that two starts at once do it one after the other. */
const MIGRATION_LOCK = [0x53_49_4e, 4] as const;

/**
 * Opens the databases (the embedded PostgreSQL of the data folder, or DATABASE_URL), migrates both, checks the master key
 * and the serving login.
 * @throws Problem, in Spanish, for anything a person can put right
 */
export async function openHouse(config: Config, options: OpenOptions = {}): Promise<House> {
  const { store, masterKey, provider } = await openStore(config, options);
  try {
    return { ...(await serve(config, store, masterKey, options.connections)), provider };
  } catch (error) {
    await store.leave();
    throw error;
  }
}

/** The first half of openHouse: databases migrated and keys checked, nothing served yet. Tests clone what it leaves. */
export async function openStore(config: Config, options: OpenOptions = {}): Promise<{ store: Store } & HouseKeys> {
  const { databaseUrl } = config;
  const store = databaseUrl === undefined ? await openEmbedded(config, options) : await openExternal(config, databaseUrl);
  try {
    const keys = await prepare(config, store, options);
    if (!store.embedded) await refuseForeignLogin(store, config);
    return { store, ...keys };
  } catch (error) {
    await store.leave();
    throw error;
  }
}

/** The second half: opens the serving pools on databases that are ready. `close` also leaves the store. */
export async function serve(config: Config, store: Store, masterKey: Buffer, connections = 16): Promise<House> {
  const sql = connect(store.app, connections);
  const keysSql = connect(store.keysApp, Math.max(2, Math.floor(connections / 4)));
  const endPools = () => Promise.all([sql.end({ timeout: 5 }), keysSql.end({ timeout: 5 })]);
  try {
    await refuseStrongLogin(sql);
    await refuseStrongLogin(keysSql);
  } catch (error) {
    await endPools();
    throw error;
  }
  return {
    config, sql, keysSql, masterKey,
    async close() {
      await endPools();
      await store.leave();
    },
  };
}

async function prepare(config: Config, store: Store, options: OpenOptions): Promise<HouseKeys> {
  return once(store.owner, async (owner) => {
    await owner`select pg_advisory_lock(${MIGRATION_LOCK[0]}, ${MIGRATION_LOCK[1]})`;
    await createLogin(owner, config);
    const keys = await once(store.keysOwner, async (keysOwner) => {
      await createLogin(keysOwner, config);
      await migrate(keysOwner, readMigrations(join(checkout, 'migrations', 'keys')));
      return openHouseKeys(config, keysOwner, options.masterKey);
    });
    await migrate(owner, readMigrations(join(checkout, 'migrations')));
    await storeContextKey(owner, keys.masterKey);
    for (const seed of options.afterMigrate ?? []) await seed(owner);
    return keys;
  });
}
