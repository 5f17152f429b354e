import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput, run } from '../commands/index.ts';
import { commandRoute, rawRoute, signedIn } from '../http/index.ts';
import { beginRotation } from './rotation.ts';
import { keyStateCommand, keyStateOutput } from './state.ts';

const order = z.strictObject({
  institution: z.string().trim().min(1).max(12).optional().describe('Acronym; absent: every institution that has keys'),
  keyClass: z.string().max(20).optional().describe('person, file or draft; absent: the three'),
});

/** The keys as administration sees them: their state, and giving institutions new ones. No key ever travels (docs/decisions/0020). */
export function keyRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'GET', path: '/api/v1/keys', summary: 'Age, backup and rotation of the keys', command: keyStateCommand, output: keyStateOutput });
  const info = {
    method: 'POST', path: '/api/v1/keys/rotation', summary: 'Give institutions new keys; the server finishes by itself', policy: { resource: 'key', action: 'manage' },
    stepUp: true, status: 202, input: order, output: keyStateOutput,
  } as const;
  rawRoute(app, info, async (request, reply) => {
    const context = signedIn(request);
    await beginRotation(app.house, context, readInput(order, request.body ?? {}));
    return reply.code(202).send(await run(app.house, context, keyStateCommand, {}));
  });
}
