import type { Sql, TransactionSql } from 'postgres';
import { contextKey } from '../database/context-key.ts';
import type { House } from '../database/index.ts';
import { contextToken, type Context } from './context.ts';

export { contextToken, type Context, type Unfinished } from './context.ts';

/** A transaction that knows who asks. The only way to people's data. */
export type Tx = TransactionSql;
export type { Sql };

/** `snapshot`: everything read sees one moment, and nothing can be written (exports). */
interface Isolation {
  readonly snapshot?: true;
}

/**
 * Runs `work` in one transaction under the signed context. Nothing of the context survives the transaction, so the next
 * borrower of the connection starts without one and sees no row.
 */
export async function withContext<T>(house: House, context: Context, work: (tx: Tx) => Promise<T>, isolation: Isolation = {}): Promise<T> {
  const token = contextToken(context, contextKey(house.masterKey));
  const result = await house.sql.begin(isolation.snapshot === true ? 'isolation level repeatable read read only' : '', async (tx) => {
    // Not awaited before the work: postgres.js pipelines it ahead of the first query, which saves a round trip.
    const opened = tx`select set_config('sintra.context', ${token}, true)`.execute();
    const [answer] = await Promise.all([work(tx), opened]);
    return { answer };
  });
  return (result as { answer: T }).answer;
}
