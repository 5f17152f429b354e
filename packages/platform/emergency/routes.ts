import { domainOf } from '@sintra/definition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '../commands/index.ts';
import { commandRoute, rawRoute, signedIn } from '../http/index.ts';
import type { FormModule } from '../records/index.ts';
import { openEmergency } from './open.ts';
import { causes } from './problems.ts';
import { emergencyListed, emergencyOutput, listEmergencies, reviewEmergency } from './review.ts';

const input = z.strictObject({ folio: z.string().trim().max(60), cause: z.enum(causes), reason: z.string().trim().max(2000) });
const output = z.object({ id: z.uuid(), record: z.uuid(), until: z.iso.datetime() });

/** Broken glass, and what others judge of it. */
export function emergencyRoutes(app: FastifyInstance, modules: readonly FormModule[]): void {
  for (const module of modules.filter(({ form }) => domainOf(form) === 'people')) {
    const path = `/api/v1/${module.form.path}/emergencies`;
    rawRoute(app, { method: 'POST', path, summary: 'Open one case of elsewhere in an emergency', policy: { resource: 'record', action: 'break_glass' }, stepUp: true, input, output, status: 201 },
      async (request, reply) => reply.code(201).send(await openEmergency(app.house, signedIn(request), module, readInput(input, request.body))));
  }
  commandRoute(app, { method: 'GET', path: '/api/v1/emergencies', summary: 'Emergency accesses', command: listEmergencies(modules), output: z.array(emergencyListed) });
  commandRoute(app, { method: 'POST', path: '/api/v1/emergencies/:id/review', summary: 'Judge an emergency access', command: reviewEmergency, output: emergencyOutput, answer: ({ view }) => view });
}
