import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandRoute } from '../http/index.ts';
import { changeQuota, listQuotas, quotaOutput } from './settings.ts';

export function quotaRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/quotas', summary: 'Limits to opening and exporting identity', command: listQuotas, output: z.array(quotaOutput) });
  commandRoute(app, {
    method: 'PATCH', path: '/api/v1/quotas/:id', summary: 'Change a limit', command: changeQuota, output: quotaOutput, answer: ({ before: _before, ...quota }) => quota,
  });
}
