import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute } from '@sintra/platform/http';
import { authenticator, dropCookie, setCookie, tokenOf } from './cookie.ts';
import { checkFirstAccountLink, createFirstAccount } from './first-account.ts';
import { me, meOutput } from './me.ts';
import { signIn, signOut, type Meta, type SignedIn } from './sign-in.ts';

const password = z.string().min(1).max(200);
const loginInput = z.object({ email: z.string().min(1).max(200), password });
const firstInput = z.object({
  token: z.string().min(1).max(100),
  name: z.string().trim().min(3).max(200),
  email: z.string().max(200),
  password,
});
const linkInput = z.object({ token: z.string().max(100) });
const output = z.object({ me: meOutput });

const metaOf = (request: FastifyRequest): Meta => {
  const device = request.headers['user-agent'];
  return { channel: 'screen', requestId: request.id, address: request.ip, ...(device !== undefined && { device }) };
};

async function welcome(app: FastifyInstance, reply: FastifyReply, { token, context }: SignedIn): Promise<unknown> {
  setCookie(reply, app.house.config, token);
  return { me: await me(app.house, context) };
}

function loginRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(
    app,
    { method: 'POST', path: '/api/v1/login', summary: 'Sign in', policy: 'public', input: loginInput, output },
    async (request, reply) => welcome(app, reply, await signIn(house, readInput(loginInput, request.body), metaOf(request))),
  );
  rawRoute(
    app,
    { method: 'POST', path: '/api/v1/logout', summary: 'Sign out', policy: 'public', status: 204 },
    async (request, reply) => {
      const token = tokenOf(request, house.config);
      if (token !== null) await signOut(house, token, await authenticator(house)(request), metaOf(request));
      dropCookie(reply, house.config);
      return reply.code(204).send();
    },
  );
}

function firstAccountRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(
    app,
    {
      method: 'GET',
      path: '/api/v1/first-account/:token',
      summary: 'Whether the link of the first account still works',
      policy: 'public',
      output: z.object({ valid: z.literal(true) }),
    },
    async (request) => {
      await checkFirstAccountLink(house, readInput(linkInput, request.params).token);
      return { valid: true };
    },
  );
  rawRoute(
    app,
    {
      method: 'POST',
      path: '/api/v1/first-account',
      summary: 'Create the first account with its one-time link',
      policy: 'public',
      input: firstInput,
      output,
      status: 201,
    },
    async (request, reply) =>
      welcome(app, reply.code(201), await createFirstAccount(house, readInput(firstInput, request.body), metaOf(request))),
  );
}

/** Signing in and out, and the first account: the routes for people without a login. */
export function doorRoutes(app: FastifyInstance): void {
  loginRoutes(app);
  firstAccountRoutes(app);
}
