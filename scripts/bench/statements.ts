import postgres from 'postgres';
import { catalogsOf } from '../../packages/platform/catalogs/index.ts';
import type { House } from '../../packages/platform/database/index.ts';
import type { Sql, Target } from '../../packages/platform/database/target.ts';
import type { Bench } from './cluster.ts';

/** One statement as the driver sent it. */
export interface Statement {
  readonly database: 'main' | 'keys';
  readonly text: string;
  readonly values: readonly unknown[];
}

type Hear = (statement: Statement) => void;

const transaction = /^\s*(begin|commit|rollback|savepoint)\b/i;

function listening(target: Target, database: Statement['database'], hear: Hear): Sql {
  return postgres({
    path: target.socket ?? '', user: target.user, password: target.password, database: target.database, max: 1, onnotice: () => undefined,
    connection: { TimeZone: 'UTC' },
    debug: (_connection: number, text: string, values: unknown[]) => {
      if (!transaction.test(text) && !text.includes('pg_catalog.pg_type')) hear({ database, text, values: [...values] });
    },
  });
}

/** The statements of one act, and the ids that are new each time it is done. */
export interface Said {
  readonly statements: readonly Statement[];
  readonly fresh: readonly string[];
}

export interface Recorder {
  /** What `work` says to the databases, statement by statement, in order: the bare server says exactly the same. */
  record(work: (house: House) => Promise<unknown>): Promise<Said>;
  close(): Promise<void>;
}

const textsOf = (statements: readonly Statement[]): string[] =>
  statements.flatMap(({ values }) => values.flat()).filter((value) => typeof value === 'string');

export async function openRecorder(bench: Bench): Promise<Recorder> {
  let heard: Statement[] = [];
  const hear: Hear = (statement) => heard.push(statement);
  const sql = listening(bench.store.app, 'main', hear);
  const keysSql = listening(bench.store.keysApp, 'keys', hear);
  const house = { ...bench.house, sql, keysSql };
  await catalogsOf(house);
  return {
    async record(work) {
      // The first time may load keys; the second is what every later request says. What only the second says is new each time.
      heard = [];
      await work(house);
      const before = new Set(textsOf(heard));
      heard = [];
      await work(house);
      return { statements: heard, fresh: textsOf(heard).filter((text) => !before.has(text)) };
    },
    close: () => Promise.all([sql.end({ timeout: 1 }), keysSql.end({ timeout: 1 })]).then(() => undefined),
  };
}
