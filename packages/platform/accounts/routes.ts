import type { FastifyInstance } from 'fastify';
import { administrationRoutes } from './routes-administration.ts';
import { doorRoutes } from './routes-door.ts';
import { ownRoutes } from './routes-own.ts';

/** The door, one's own account, and the administration of institutions and accounts. */
export function accountRoutes(app: FastifyInstance): void {
  doorRoutes(app);
  ownRoutes(app);
  administrationRoutes(app);
}
