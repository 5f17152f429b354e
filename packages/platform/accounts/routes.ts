import type { FastifyInstance } from 'fastify';
import { administrationRoutes } from './routes-administration.ts';
import { lifecycleRoutes } from './routes-lifecycle.ts';
import { doorRoutes } from './routes-door.ts';
import { factorRoutes } from './routes-factors.ts';
import { sheetRoutes } from './routes-sheets.ts';
import { linkRoutes } from './routes-links.ts';
import { ownRoutes } from './routes-own.ts';

/** The door, one's own account, and the administration of institutions and accounts. */
export function accountRoutes(app: FastifyInstance): void {
  doorRoutes(app);
  linkRoutes(app);
  ownRoutes(app);
  factorRoutes(app);
  administrationRoutes(app);
  lifecycleRoutes(app);
  sheetRoutes(app);
}
