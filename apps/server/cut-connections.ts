/** postgres.js, whether its ESM or CommonJS build runs. */
const driver = /[/\\]postgres[/\\](?:cjs[/\\])?src[/\\]connection\.js/;

/** The driver writing, on its own account, to a socket that is gone: its statement's promise was already refused. */
const isDriverAfterCut = (error: unknown): boolean =>
  error instanceof TypeError && error.message.includes("reading 'write'") && driver.test(error.stack ?? '');

/**
 * Keeps one cut connection from ending the server for everybody. When PostgreSQL closes a connection between two statements of a
 * transaction (a client too slow for `idle_in_transaction_session_timeout`, an operator's `pg_terminate_backend`), postgres.js 3.4
 * still sends the closing `rollback` and throws out of reach of any promise. The transaction itself has failed with its own
 * error by then. Anything else that nobody caught ends the process, as it must.
 */
export function surviveCutConnections(report: (line: string) => void): void {
  process.on('uncaughtException', (error: unknown) => {
    if (isDriverAfterCut(error)) return report('Se cortó una conexión con la base de datos; la operación en curso no se guardó.');
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  });
}
