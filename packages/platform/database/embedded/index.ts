import type { Sql } from '../target.ts';
import { realpathSync } from 'node:fs';
import type { Config } from '@sintra/platform/config';
import { databaseProblems } from '../problems.ts';
import { hasSecrets, openSecrets, secretsFile } from '../secrets.ts';
import type { Store } from '../store.ts';
import { clusterFolder, databaseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { KEYS, MAIN, OWNER, createOwnerAndDatabases } from './bootstrap.ts';
import type { Cluster } from './cluster.ts';
import { SUPERUSER, createCluster } from './create-cluster.ts';
import { clusterExists, openDataFolder, refuseUnreachable, socketFolder } from './folder.ts';
import { joinCluster } from './join.ts';
import { lockInUse, lockServer } from './locks.ts';
import { runningSocket } from './postmaster.ts';
import { Seat } from './seat.ts';

/** How the cluster is opened: `server` is the address that a second server is told. */
interface EmbeddedOptions {
  readonly server?: string;
  readonly durable?: boolean;
  onProgress?(message: string): void;
  /** Told when PostgreSQL died and could not be started again. */
  onLost?(error: unknown): void;
}

/** Starts or joins the embedded PostgreSQL of the data folder. `leave` stops it when nobody else uses it. */
export async function openEmbedded(config: Config, options: EmbeddedOptions = {}): Promise<Store> {
  const cluster = describe(config, options.durable ?? true);
  const secrets = openSecrets(cluster.dataDir);
  if (!clusterExists(cluster.dataDir)) options.onProgress?.('Preparando la base de datos integrada por primera vez…');
  createCluster(cluster, secrets.superuser);
  const root = { user: SUPERUSER, password: secrets.superuser, database: 'postgres' };
  await (await joinCluster(cluster, root, (sql) => createOwnerAndDatabases(sql, secrets))).end();
  const owner = { user: OWNER, password: secrets.owner, database: 'postgres' };
  const enter = async (sql: Sql) => {
    await lockInUse(sql);
    if (options.server !== undefined) await lockServer(sql, options.server);
  };
  const seat = new Seat(cluster, owner, enter, options.onLost ?? (() => undefined));
  await seat.take();
  const at = (user: string, password: string, database: string) => ({ socket: runningSocket(cluster), user, password, database });
  return {
    embedded: true,
    owner: at(OWNER, secrets.owner, MAIN),
    keysOwner: at(OWNER, secrets.owner, KEYS),
    app: at('sintra_app', secrets.app, MAIN),
    keysApp: at('sintra_app', secrets.app, KEYS),
    superuser: at(SUPERUSER, secrets.superuser, MAIN),
    leave: () => seat.leave(),
  };
}

function describe({ dataDir, databaseAccount: chosen }: Config, durable: boolean): Cluster {
  openDataFolder(dataDir);
  const folder = realpathSync(dataDir);
  if (clusterExists(folder) && !hasSecrets(folder)) throw databaseProblems.secretsLost({ file: secretsFile(folder), folder });
  const account = databaseAccount(folder, chosen);
  refuseUnreachable(folder, account);
  const binaries = findBinaries(folder, account);
  return { dataDir: folder, folder: clusterFolder(folder), binaries, socketFolder: socketFolder(folder, account), account, durable };
}
