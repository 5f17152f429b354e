import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandRoute } from '../http/index.ts';
import { listTray, seeNotice, trayOutput } from './list.ts';

export function trayRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/tray', summary: 'My notices, newest first', command: listTray, output: trayOutput });
  commandRoute(app, { method: 'POST', path: '/api/v1/tray/:id/seen', summary: 'Mark a notice as seen', command: seeNotice, output: z.object({ kind: z.string() }) });
}
