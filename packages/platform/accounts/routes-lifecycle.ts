import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput, run } from '@sintra/platform/commands';
import { commandRoute, rawRoute, signedIn } from '@sintra/platform/http';
import { readBytes } from './bytes.ts';
import { confirmable, confirmCommand, listConfirmableCommand } from './confirmations.ts';
import { departCommand, transferCommand } from './departures.ts';
import { inviteCommand, inviteOutput } from './invitations.ts';
import { keepLetterCommand, readLetterCommand } from './letters.ts';
import { userOutput } from './users-read.ts';

const one = '/api/v1/users/:id';
const manage = { resource: 'user', action: 'manage' } as const;

function letterRoutes(app: FastifyInstance): void {
  const byName = z.object({ id: z.uuid(), name: z.string().max(200) });
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => { done(null, payload); });
    const info = { method: 'PUT', path: `${one}/letter`, summary: 'Keep the letter of appointment', policy: manage, stepUp: true, status: 204, input: z.object({ name: z.string().max(200) }), consumes: 'application/octet-stream' } as const;
    rawRoute(scope, info, async (request, reply) => {
      const { id, name } = readInput(byName, { ...(request.query as object), ...(request.params as object) });
      const content = await readBytes(request.body, 5);
      await run(app.house, signedIn(request), keepLetterCommand, { id, name, content });
      return reply.code(204).send();
    });
  });
  rawRoute(app, { method: 'GET', path: `${one}/letter`, summary: 'The letter of appointment', policy: manage, produces: 'application/octet-stream' }, async (request, reply) => {
    const { name, media, content } = await run(app.house, signedIn(request), readLetterCommand, readInput(z.object({ id: z.uuid() }), request.params));
    const safe = name.replace(/[^\w.-]+/g, '_');
    return reply.type(media).header('content-disposition', `attachment; filename="${safe}"`).header('x-content-type-options', 'nosniff').send(content);
  });
}

/** An account from its invitation to its departure. */
export function lifecycleRoutes(app: FastifyInstance): void {
  commandRoute(app, { method: 'POST', path: `${one}/invitation`, summary: 'Another invitation for who has not entered yet', command: inviteCommand, output: inviteOutput });
  commandRoute(app, { method: 'POST', path: `${one}/departure`, summary: 'A person leaves; what they had begun passes to another', command: departCommand, output: userOutput });
  commandRoute(app, { method: 'POST', path: `${one}/transfer`, summary: 'A person moves to another institution', command: transferCommand, output: userOutput, answer: ({ user }) => user });
  commandRoute(app, { method: 'GET', path: '/api/v1/confirmations', summary: 'People of the own institution, and who waits to be confirmed', command: listConfirmableCommand, output: confirmable });
  commandRoute(app, { method: 'POST', path: '/api/v1/confirmations', summary: 'Say who stays and who has left', command: confirmCommand, output: z.object({ confirmed: z.array(z.uuid()), left: z.array(z.uuid()) }) });
  letterRoutes(app);
}
