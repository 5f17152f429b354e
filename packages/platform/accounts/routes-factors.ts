import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { dropStepCookie, setStepCookie } from './cookie.ts';
import { passkeyAnswer } from './factors.ts';
import { dropPasskey, dropTotp, enrolledOutput, factorsView, finishPasskey, finishTotp, listFactors, renewCodes, startPasskey, startTotp } from './own-factors.ts';
import type { RegistrationResponseJSON } from './passkeys.ts';
import { ticketOf } from './routes-door.ts';

// To change how one gets in, one has just shown who one is (ASVS 7.5.1). They also answer whoever must enrol before going on.
const own = { policy: 'signed_in', entering: true, stepUp: true } as const;
const root = '/api/v1/me/factors';

function totpRoutes(app: FastifyInstance): void {
  const { house } = app;
  const code = z.object({ code: z.string().max(20) });
  rawRoute(app, { ...own, method: 'POST', path: `${root}/totp`, summary: 'Secret for an authenticator application', output: z.object({ secret: z.string(), uri: z.string() }) },
    (request) => startTotp(house, signedIn(request)));
  rawRoute(app, { ...own, method: 'POST', path: `${root}/totp/confirm`, summary: 'First code of the application', input: code, output: enrolledOutput },
    (request) => finishTotp(house, signedIn(request), { code: readInput(code, request.body).code, address: request.ip }));
  rawRoute(app, { ...own, method: 'DELETE', path: `${root}/totp`, summary: 'Stop using the application', status: 204 }, async (request, reply) => {
    await dropTotp(house, signedIn(request));
    return reply.code(204).send();
  });
}

function passkeyRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(app, { ...own, method: 'POST', path: `${root}/passkeys/options`, summary: 'What the browser needs to make a passkey', output: z.looseObject({}) },
    async (request, reply) => {
      const { options, ticket } = await startPasskey(house, signedIn(request));
      setStepCookie(reply, house.config, ticket);
      return options;
    });
  const made = z.strictObject({ name: z.string().trim().min(1).max(60), passkey: passkeyAnswer });
  rawRoute(app, { ...own, method: 'POST', path: `${root}/passkeys`, summary: 'Keep a passkey', input: made, output: enrolledOutput },
    async (request, reply) => {
      const { name, passkey } = readInput(made, request.body);
      const response = passkey as unknown as RegistrationResponseJSON;
      const enrolled = await finishPasskey(house, signedIn(request), { ticket: ticketOf(request), name, response });
      dropStepCookie(reply, house.config);
      return enrolled;
    });
  rawRoute(app, { ...own, method: 'DELETE', path: `${root}/passkeys/:id`, summary: 'Remove a passkey', status: 204 }, async (request, reply) => {
    await dropPasskey(house, signedIn(request), readInput(z.object({ id: z.uuid() }), request.params).id);
    return reply.code(204).send();
  });
}

/** One's own second factors and recovery codes. */
export function factorRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(app, { method: 'GET', path: root, summary: 'My second factors', policy: 'signed_in', entering: true, output: factorsView },
    (request) => listFactors(house, signedIn(request)));
  rawRoute(app, { ...own, method: 'POST', path: `${root}/recovery-codes`, summary: 'Ten new recovery codes', output: enrolledOutput },
    (request) => renewCodes(house, signedIn(request)));
  totpRoutes(app);
  passkeyRoutes(app);
}
