/** A process that loses a connection in the middle of a transaction, as the server may. Run by cut-connections.test.ts. */
import postgres from 'postgres';
import { surviveCutConnections } from '../apps/server/cut-connections.ts';

const [path = '', user = '', password = '', database = '', guarded] = process.argv.slice(2);
if (guarded === 'guarded') surviveCutConnections((line) => void process.stderr.write(`${line}\n`));
const sql = postgres({ path, user, password, database, max: 2, connection: { idle_in_transaction_session_timeout: 50 } });
const closed = Promise.withResolvers<unknown>();
const cut = sql.begin(async (tx) => {
  await tx`select 1`;
  // The database closes the idle transaction; the driver says so by refusing `cut`.
  await closed.promise;
});
await cut.catch(closed.resolve);
setImmediate(() => setImmediate(() => void sql`select 1 as alive`.then(() => {
  process.stdout.write('alive');
  process.exit(0);
})));
