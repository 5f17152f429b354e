import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandRoute } from '../http/index.ts';
import { alertsOutput, listAlerts, listThresholds, setThreshold, thresholdsOutput } from './commands.ts';

export { raiseAlerts } from './raise.ts';
export { keepWatch, type Watch } from './watch.ts';

export function alertRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/log/alerts', summary: 'Alerts of unusual volume, newest first', command: listAlerts, output: alertsOutput });
  commandRoute(app, { method: 'GET', path: '/api/v1/log/thresholds', summary: 'Limits beyond which an alert is raised', command: listThresholds, output: thresholdsOutput });
  commandRoute(app, {
    method: 'PUT', path: '/api/v1/log/thresholds/:kind', summary: 'Move a limit', command: setThreshold, output: z.object({ hours: z.int(), most: z.int() }).describe('What it was'),
  });
}
