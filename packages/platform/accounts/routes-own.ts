import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { rightsInWords } from '@sintra/platform/permissions';
import { dropCookie, setCookie, setStepCookie, stepOf } from './cookie.ts';
import { factorKinds } from './factors.ts';
import { acceptNotice, me, meOutput, rightsOutput } from './me.ts';
import { endLogin, endOtherLogins, listLogins, loginView } from './own-logins.ts';
import { changePassword } from './passwords.ts';
import { metaOf, passwordText } from './routes-door.ts';
import { askPasskey } from './sign-in-factor.ts';
import { stepUp, stepUpInput, stepUpMethods } from './step-up.ts';

const passwordInput = z.object({ current: passwordText, next: passwordText });
const own = 'signed_in' as const;

function personRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(app, { method: 'GET', path: '/api/v1/me', summary: 'My account and what I may do', policy: own, entering: true, output: meOutput },
    (request) => me(house, signedIn(request)));
  rawRoute(app, { method: 'GET', path: '/api/v1/me/rights', summary: 'What I may do, in words', policy: own, output: rightsOutput },
    async (request) => rightsInWords(signedIn(request).roles));
  rawRoute(app, { method: 'POST', path: '/api/v1/me/notice', summary: 'Accept the confidentiality notice', policy: own, entering: true, status: 204 },
    async (request, reply) => {
      await acceptNotice(house, signedIn(request));
      return reply.code(204).send();
    });
  rawRoute(app, { method: 'POST', path: '/api/v1/me/password', summary: 'Change my password; my logins end', policy: own, entering: true, input: passwordInput, status: 204 },
    async (request, reply) => {
      await changePassword(house, signedIn(request), readInput(passwordInput, request.body), request.ip);
      dropCookie(reply, house.config);
      return reply.code(204).send();
    });
}

function stepUpRoutes(app: FastifyInstance): void {
  const { house } = app;
  const path = '/api/v1/me/step-up';
  const methods = z.object({ methods: z.array(z.enum(['password', ...factorKinds])) });
  rawRoute(app, { method: 'GET', path, summary: 'How I confirm that it is me', policy: own, entering: true, output: methods },
    async (request) => ({ methods: await stepUpMethods(house, signedIn(request)) }));
  rawRoute(app, { method: 'POST', path: `${path}/passkey`, summary: 'Question for one of my passkeys', policy: own, entering: true, output: z.looseObject({}) },
    async (request, reply) => {
      const { ticket, question } = await askPasskey(house, metaOf(request), signedIn(request).userId);
      setStepCookie(reply, house.config, ticket);
      return question;
    });
  rawRoute(app, { method: 'POST', path, summary: 'Confirm that it is me', policy: own, entering: true, input: stepUpInput, status: 204 }, async (request, reply) => {
    const given = { proof: readInput(stepUpInput, request.body), ticket: stepOf(request, house.config), address: request.ip };
    setCookie(reply, house.config, await stepUp(house, signedIn(request), given));
    return reply.code(204).send();
  });
}

function loginListRoutes(app: FastifyInstance): void {
  const { house } = app;
  const path = '/api/v1/me/logins';
  rawRoute(app, { method: 'GET', path, summary: 'My open logins', policy: own, output: z.array(loginView) }, (request) => listLogins(house, signedIn(request)));
  rawRoute(app, { method: 'POST', path: `${path}/end-others`, summary: 'End my logins but this one', policy: own, stepUp: true, output: z.object({ ended: z.number() }) },
    async (request) => ({ ended: await endOtherLogins(house, signedIn(request)) }));
  rawRoute(app, { method: 'DELETE', path: `${path}/:id`, summary: 'End one of my logins', policy: own, stepUp: true, status: 204 }, async (request, reply) => {
    await endLogin(house, signedIn(request), readInput(z.object({ id: z.uuid() }), request.params).id);
    return reply.code(204).send();
  });
}

/** One's own account. */
export function ownRoutes(app: FastifyInstance): void {
  personRoutes(app);
  stepUpRoutes(app);
  loginListRoutes(app);
}
