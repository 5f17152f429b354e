import { domainOf } from '@sintra/definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { approvalOutput } from '../approvals/index.ts';
import { commandRoute, rawRoute, signedIn } from '../http/index.ts';
import type { FormModule } from '../records/index.ts';
import { decideErasure, listErasures, requestErasureCommand } from './commands.ts';

/** Asking to erase one record's identity, and allowing it. */
export function erasureRoutes(app: FastifyInstance, modules: readonly FormModule[]): void {
  const path = '/api/v1/erasure-requests';
  for (const module of modules.filter(({ form }) => domainOf(form) === 'people')) {
    commandRoute(app, {
      method: 'POST', path: `/api/v1/${module.form.path}/:id/erasure-requests`, summary: 'Ask that a record’s identity be destroyed', command: requestErasureCommand(module),
      output: approvalOutput, status: 201,
    });
  }
  commandRoute(app, { method: 'GET', path, summary: 'Requests to destroy identity', command: listErasures, output: z.array(approvalOutput) });
  rawRoute(app, {
    method: 'POST', path: `${path}/:id/decision`, summary: 'Allow or refuse another person’s request', policy: { resource: 'record', action: 'erase' }, stepUp: true, output: approvalOutput,
  }, (request) => decideErasure(app.house, signedIn(request), modules, { ...(request.body as object | null), ...(request.params as object) }));
}
