import type { FastifyInstance } from 'fastify';
import type { House } from '@sintra/platform/database';
import { openHttp, rawRoute } from '@sintra/platform/http';

/** The HTTP application over an open house; it is not listening yet. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app = await openHttp(house, { authenticate: () => Promise.resolve(null) });
  rawRoute(app, { method: 'GET', path: '/healthz', summary: 'El proceso atiende', policy: 'public' }, () => Promise.resolve({ status: 'ok' }));
  return app;
}
