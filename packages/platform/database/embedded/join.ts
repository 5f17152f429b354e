import { databaseProblems } from '../problems.ts';
import { isSystemError } from '../system-error.ts';
import { connect } from '../target.ts';
import type { Sql, Target } from '../target.ts';
import type { Cluster } from './cluster.ts';
import { isRunning, lastLines, logFile, runningSocket, startPostmaster } from './postmaster.ts';

/** The cluster is starting or stopping, or the socket is not there (yet): worth another try. */
const PASSING = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'];

const DEADLINE_MS = 60_000;
const PAUSE_MS = 30;
/** A cluster that ends by itself this many times in a row will not start. */
const ATTEMPTS = 4;

/** A connection held for as long as this process uses the cluster. */
export interface Session {
  readonly sql: Sql;
  /** Settles when the connection is gone, whoever closed it. */
  readonly lost: Promise<void>;
  end(): Promise<void>;
}

/**
 * Connects to the running cluster, or starts it and connects. Others may be starting or stopping it at the same moment, and
 * after a kill -9 the old backends need an instant to leave: it keeps trying until the deadline.
 * @param enter run on the new connection; the session counts only once it has succeeded
 */
export async function joinCluster(cluster: Cluster, target: Omit<Target, 'socket'>, enter: (sql: Sql) => Promise<void>): Promise<Session> {
  const deadline = performance.now() + DEADLINE_MS;
  const starter = new Starter(cluster);
  while (performance.now() < deadline && !starter.exhausted) {
    starter.startIfStopped();
    try {
      return await openSession({ ...target, socket: runningSocket(cluster) }, enter);
    } catch (error) {
      if (!isSystemError(error, ...PASSING)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw databaseProblems.notStarted({ log: logFile(cluster), lines: lastLines(cluster) });
}

/** Starts the cluster again only when the last attempt ended and nothing of it is alive. */
class Starter {
  readonly #cluster: Cluster;
  #attempts = 0;
  #trying = false;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  get exhausted(): boolean {
    return !this.#trying && this.#attempts >= ATTEMPTS && !isRunning(this.#cluster);
  }

  startIfStopped(): void {
    if (this.#trying || isRunning(this.#cluster)) return;
    this.#trying = true;
    this.#attempts += 1;
    void startPostmaster(this.#cluster).ended.then(() => {
      this.#trying = false;
    });
  }
}

/** One connection that the driver neither replaces nor retires: its locks live as long as it does. */
async function openSession(target: Target, enter: (sql: Sql) => Promise<void>): Promise<Session> {
  const { promise: lost, resolve: onclose } = Promise.withResolvers<void>();
  const sql = connect(target, 1, { onclose, max_lifetime: null });
  const end = () => sql.end({ timeout: 2 });
  try {
    await enter(sql);
    return { sql, lost, end };
  } catch (error) {
    await end();
    throw error;
  }
}
