import type { Sql, Target } from '../target.ts';
import type { Cluster } from './cluster.ts';
import { joinCluster } from './join.ts';
import type { Session } from './join.ts';
import { isLastUser } from './locks.ts';
import { stopPostmaster } from './postmaster.ts';

/**
 * This process's place at the cluster: the connection with its locks. If PostgreSQL dies it is started again and the place
 * taken anew, so that a server survives its database; the pools reconnect by themselves.
 */
export class Seat {
  readonly #cluster: Cluster;
  readonly #target: Omit<Target, 'socket'>;
  readonly #enter: (sql: Sql) => Promise<void>;
  readonly #onLost: (error: unknown) => void;
  #session: Session | null = null;
  #taking: Promise<void> | null = null;
  #leaving = false;

  constructor(cluster: Cluster, target: Omit<Target, 'socket'>, enter: (sql: Sql) => Promise<void>, onLost: (error: unknown) => void) {
    this.#cluster = cluster;
    this.#target = target;
    this.#enter = enter;
    this.#onLost = onLost;
  }

  /** @throws Problem when PostgreSQL cannot be started, or what `enter` refuses. */
  async take(): Promise<void> {
    const session = await joinCluster(this.#cluster, this.#target, this.#enter);
    this.#session = session;
    void session.lost.then(() => this.#retake(session));
  }

  /** Gives the place up; the last one out stops PostgreSQL. */
  async leave(): Promise<void> {
    this.#leaving = true;
    await this.#taking;
    const session = this.#session;
    if (session === null) return;
    const last = await isLastUser(session.sql).catch(() => false);
    if (last) await stopPostmaster(this.#cluster);
    await session.end();
  }

  async #retake(session: Session): Promise<void> {
    if (this.#leaving) return;
    this.#session = null;
    this.#taking = session.end().then(() => this.take()).catch(this.#onLost);
    await this.#taking;
  }
}
