import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute, signedIn } from '@sintra/platform/http';
import { dropCookie } from './cookie.ts';
import { rightsInWords } from '@sintra/platform/permissions';
import { acceptNotice, me, meOutput, rightsOutput } from './me.ts';
import { changePassword } from './passwords.ts';

const password = z.string().min(1).max(200);
const passwordInput = z.object({ current: password, next: password });

/** One's own account. */
export function ownRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(
    app,
    { method: 'GET', path: '/api/v1/me', summary: 'My account and what I may do', policy: 'signed_in', output: meOutput },
    (request) => me(house, signedIn(request)),
  );
  rawRoute(
    app,
    { method: 'GET', path: '/api/v1/me/rights', summary: 'What I may do, in words', policy: 'signed_in', output: rightsOutput },
    async (request) => rightsInWords(signedIn(request).roles),
  );
  rawRoute(
    app,
    { method: 'POST', path: '/api/v1/me/notice', summary: 'Accept the confidentiality notice', policy: 'signed_in', status: 204 },
    async (request, reply) => {
      await acceptNotice(house, signedIn(request));
      return reply.code(204).send();
    },
  );
  rawRoute(
    app,
    {
      method: 'POST',
      path: '/api/v1/me/password',
      summary: 'Change my password; my logins end',
      policy: 'signed_in',
      input: passwordInput,
      status: 204,
    },
    async (request, reply) => {
      await changePassword(house, signedIn(request), readInput(passwordInput, request.body), request.ip);
      dropCookie(reply, house.config);
      return reply.code(204).send();
    },
  );
}
