import { connect, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../apps/server/server.ts';
import type { TestHouse } from './house.ts';
import { emailOf, PASSWORD, type Person } from './people.ts';

/** The whole server, listening on loopback, with real sockets: what `inject` cannot show. */
export interface Listening {
  readonly app: FastifyInstance;
  readonly port: number;
  ask(path: string, options?: { method?: string; cookie?: string; body?: unknown }): Promise<Response>;
  cookieOf(person: Person): Promise<string>;
  /** Sends the bytes and hangs up without reading: at once, or as soon as the answer's first byte arrives. */
  hangUp(bytes: string, when: 'sent' | 'answered'): Promise<void>;
  close(): Promise<void>;
}

function hangUpAt(port: number, bytes: string, when: 'sent' | 'answered'): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => when === 'sent' && socket.destroy()));
    socket.once('data', () => socket.destroy());
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}

export async function listen(house: TestHouse): Promise<Listening> {
  const app = await buildServer(house);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const ask: Listening['ask'] = (path, { method = 'GET', cookie, body } = {}) =>
    fetch(`http://127.0.0.1:${String(port)}/api/v1${path}`, {
      method,
      headers: { 'x-sintra-csrf': '1', ...(cookie !== undefined && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    app, port, ask,
    async cookieOf(person) {
      const reply = await ask('/login', { method: 'POST', body: { email: emailOf(person), password: PASSWORD } });
      return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    hangUp: (bytes, when) => hangUpAt(port, bytes, when),
    close: () => app.close(),
  };
}

/** Connections of the house that stand inside a transaction without doing anything: what a leak leaves behind. */
export async function idleInTransaction(house: TestHouse): Promise<number> {
  const [found] = await house.superuser<{ count: number }[]>`
    select count(*)::integer as count from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  return found?.count ?? -1;
}
