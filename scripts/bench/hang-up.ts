import { connect } from 'node:net';
import type { Bench } from './cluster.ts';
import type { Arms } from './requests.ts';

const CLIENTS = 100;

function hangUp(port: number, cookie: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /api/v1/victims?limit=200 HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`));
    socket.once('data', () => socket.destroy());
    socket.once('error', () => resolve());
    socket.once('close', () => resolve());
  });
}

/** A hundred clients leave as their answer begins. @returns how long the next request takes, and connections left inside a transaction */
export async function measureHangUp({ superuser }: Bench, { sintra, cookie }: Arms): Promise<{ nextMs: number; stuck: number }> {
  await Promise.all(Array.from({ length: CLIENTS }, () => hangUp(sintra.port, cookie)));
  const started = performance.now();
  const reply = await fetch(`http://127.0.0.1:${String(sintra.port)}/api/v1/me`, { headers: { cookie } });
  const nextMs = performance.now() - started;
  if (!reply.ok) throw new Error(`the request after the hang-ups answered ${String(reply.status)}`);
  const [found] = await superuser<{ stuck: number }[]>`
    select count(*)::integer as stuck from pg_stat_activity where usename = 'sintra_app' and state like 'idle in transaction%' and state_change < now() - interval '1 second'`;
  return { nextMs, stuck: found?.stuck ?? -1 };
}
