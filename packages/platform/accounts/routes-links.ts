import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute } from '@sintra/platform/http';
import { checkFirstAccountLink, createFirstAccount } from './first-account.ts';
import { checkRecovery, useRecovery } from './recovery.ts';
import { entered, metaOf, passwordText, welcome } from './routes-door.ts';

const token = z.string().min(1).max(100);
const firstInput = z.object({ token, name: z.string().trim().min(3).max(200), email: z.string().max(200), password: passwordText });
const valid = z.object({ valid: z.literal(true) });

function firstAccountRoutes(app: FastifyInstance): void {
  const { house } = app;
  const path = '/api/v1/first-account';
  rawRoute(app, { method: 'GET', path: `${path}/:token`, summary: 'Whether the link of the first account still works', policy: 'public', output: valid },
    async (request) => {
      await checkFirstAccountLink(house, readInput(z.object({ token: z.string().max(100) }), request.params).token);
      return { valid: true };
    });
  rawRoute(app, { method: 'POST', path, summary: 'Create the first account with its one-time link', policy: 'public', input: firstInput, output: entered, status: 201 },
    async (request, reply) => welcome(app, reply.code(201), await createFirstAccount(house, readInput(firstInput, request.body), metaOf(request))));
}

function recoveryRoutes(app: FastifyInstance): void {
  const { house } = app;
  const path = '/api/v1/recovery';
  const given = z.object({ token });
  rawRoute(app, { method: 'POST', path: `${path}/check`, summary: 'Whether a link to choose a new password still works', policy: 'public', input: given, output: valid },
    async (request) => {
      await checkRecovery(house, readInput(given, request.body).token, metaOf(request));
      return { valid: true };
    });
  const chosen = z.object({ token, password: passwordText });
  rawRoute(app, { method: 'POST', path, summary: 'Choose a new password with the link', policy: 'public', input: chosen, status: 204 },
    async (request, reply) => {
      await useRecovery(house, readInput(chosen, request.body), metaOf(request));
      return reply.code(204).send();
    });
}

/** What one-time links open: the first account, a new password. */
export function linkRoutes(app: FastifyInstance): void {
  firstAccountRoutes(app);
  recoveryRoutes(app);
}
