import type { FastifyInstance } from 'fastify';
import { buildServer } from '../apps/server/server.ts';
import type { House } from '../packages/platform/database/index.ts';
import type { Context } from '../packages/platform/db/index.ts';
import type { RouteInfo } from '../packages/platform/http/index.ts';
import type { Actor, Cast } from './cast.ts';

/** A server where who asks is written in a header: a matrix is of rights, not of cookies. `as` changes each context, or leaves it. */
export const serveCast = (house: House, cast: Cast, as: (context: Context) => Context = (context) => context): Promise<FastifyInstance> =>
  buildServer(house, async ({ headers }) => {
    const context = cast.contexts[String(headers['x-test-actor']) as Actor] as Context | undefined;
    return context === undefined ? null : { ...as(context), steppedUp: true };
  });

/** Routes that somebody must be signed in for. Those that end one's own session have tests of their own. */
export const guardedRoutes = (app: FastifyInstance): RouteInfo[] => app.routeInfos.filter(({ policy, path }) => policy !== 'public' && !path.endsWith('/me/password'));

/** A file that row security refused half-way ends without its rest; nothing of it is kept by who reads whole files. */
export const brokenOff = (error: unknown): { statusCode: number; body: string } => {
  if (error instanceof Error && error.message === 'response destroyed before completion') return { statusCode: 599, body: '' };
  throw error;
};
