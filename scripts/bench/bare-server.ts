import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ParameterOrJSON } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { connect, type Sql, type Target } from '../../packages/platform/database/target.ts';
import type { Said, Statement } from './statements.ts';

/** What the parent sends to begin with. */
export interface BareOptions {
  readonly main: Target;
  readonly keys: Target;
  readonly pool: number;
  /** Scenario → variants, each what one request says. */
  readonly scenarios: Readonly<Record<string, readonly Said[]>>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const folio = /^([A-Z]{2,12}-\d{4})-[0-9A-Z]{6}-([0-9A-Z])$/;

/** The values with new ids in place of those that every request makes anew, the same wherever the original said the same. */
function renewed(fresh: readonly string[]): (value: unknown) => unknown {
  const anew = new Map(fresh.flatMap((text) => (uuid.test(text) ? [[text, uuidv7()] as const] : [])));
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (typeof value !== 'string') return value;
    return folio.test(value) ? value.replace(folio, `$1-${String(randomInt(100_000, 1_000_000))}-$2`) : (anew.get(value) ?? value);
  };
  return renew;
}

const isWrite = ({ text }: Statement): boolean => /^\s*insert/i.test(text);
const opens = ({ text }: Statement): boolean => text.includes('set_config');

/** Statements that need not wait for one another: the context with what follows it, and writes among themselves. */
function together(statements: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const joins = before !== undefined && before.database === statement.database && (opens(before) || (isWrite(before) && isWrite(statement)));
    if (last !== undefined && joins) last.push(statement);
    else groups.push([statement]);
  }
  return groups;
}

const sizeOf = (rows: readonly Record<string, unknown>[]): number => rows.length * Object.keys(rows[0] ?? {}).length;

function answer(main: Sql, keys: Sql, { statements, fresh }: Said): Promise<string> {
  const renew = renewed(fresh);
  return main.begin(async (tx) => {
    let largest: readonly Record<string, unknown>[] = [];
    for (const group of together(statements)) {
      const results = await Promise.all(group.map(({ database, text, values }) =>
        (database === 'main' ? tx : keys).unsafe(text, values.map(renew) as ParameterOrJSON<never>[], { prepare: true })));
      for (const rows of results as unknown as (readonly Record<string, unknown>[])[]) if (sizeOf(rows) > sizeOf(largest)) largest = rows;
    }
    return JSON.stringify(largest);
  });
}

/** node:http, postgres.js, the statements and JSON: nothing checked, nobody asked who they are. */
function serve(options: BareOptions): void {
  const main = connect(options.main, options.pool);
  const keys = connect(options.keys, Math.max(2, Math.floor(options.pool / 4)));
  const server = createServer((request, response) => {
    const [, scenario = '', variant = '0'] = (request.url ?? '').split('/');
    const said = options.scenarios[scenario]?.[Number(variant)];
    request.resume();
    if (said === undefined) return void response.writeHead(404).end();
    answer(main, keys, said).then(
      (body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

process.once('message', (options: BareOptions) => serve(options));
process.once('disconnect', () => process.exit(0));
