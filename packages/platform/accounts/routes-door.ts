import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { rawRoute } from '@sintra/platform/http';
import { authenticator, dropCookie, dropStepCookie, setCookie, setStepCookie, stepOf, tokenOf } from './cookie.ts';
import { factorKinds, passkeyAnswer, proofInput } from './factors.ts';
import { me, meOutput } from './me.ts';
import { passkeyHost, type AuthenticationResponseJSON } from './passkeys.ts';
import { accountProblems } from './problems.ts';
import { providersOf } from './providers.ts';
import { askFactorPasskey, askPasskey, signInWithFactor, signInWithPasskey } from './sign-in-factor.ts';
import { endByProvider } from './provider-logout.ts';
import { arriveFrom, departTo } from './sign-in-provider.ts';
import { signIn, signOut, type FactorAsked, type Meta, type SignedIn } from './sign-in.ts';

export const passwordText = z.string().min(1).max(200);
const loginInput = z.object({ email: z.string().min(1).max(200), password: passwordText });
export const entered = z.object({ me: meOutput });
/** In, or what else must be shown: the ticket of the second step is in a cookie of its own. */
const step = z.union([entered, z.object({ next: z.literal('factor'), factors: z.array(z.enum(factorKinds)) })]);
const webAuthn = z.looseObject({});

export const metaOf = (request: FastifyRequest): Meta => {
  const device = request.headers['user-agent'];
  return { channel: 'screen', requestId: request.id, address: request.ip, ...(device !== undefined && { device }) };
};

/** A right password, provider or factor: the cookie of a login, or that of the next step. */
export async function welcome(app: FastifyInstance, reply: FastifyReply, entry: SignedIn | FactorAsked): Promise<z.infer<typeof step>> {
  const { config } = app.house;
  if ('ticket' in entry) {
    setStepCookie(reply, config, entry.ticket);
    return { next: 'factor', factors: [...entry.factors] };
  }
  setCookie(reply, config, entry.token);
  if (stepOf(reply.request, config) !== null) dropStepCookie(reply, config);
  return { me: await me(app.house, entry.context) };
}

/** The ticket that this browser holds. @throws stepOver */
export function ticketOf(request: FastifyRequest): string {
  const ticket = stepOf(request, request.server.house.config);
  if (ticket === null) throw accountProblems.stepOver();
  return ticket;
}

function doorRoute(app: FastifyInstance): void {
  const output = z.object({ providers: z.array(z.object({ id: z.enum(['oidc', 'llave']), name: z.string() })), passkeyHost: z.string() });
  const info = { method: 'GET', path: '/api/v1/door', summary: 'Ways to sign in here', policy: 'public', output } as const;
  rawRoute(app, info, async () => ({ providers: providersOf(app.house).map(({ id, name }) => ({ id, name })), passkeyHost: passkeyHost(app.house) }));
}

function passwordRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(app, { method: 'POST', path: '/api/v1/login', summary: 'Sign in with a password', policy: 'public', input: loginInput, output: step },
    async (request, reply) => welcome(app, reply, await signIn(house, readInput(loginInput, request.body), metaOf(request))));
  rawRoute(app, { method: 'POST', path: '/api/v1/login/factor', summary: 'Second step of signing in', policy: 'public', input: proofInput, output: entered },
    async (request, reply) => {
      const proof = readInput(proofInput, request.body);
      return welcome(app, reply, await signInWithFactor(house, { ticket: ticketOf(request), proof }, metaOf(request)));
    });
  rawRoute(app, { method: 'POST', path: '/api/v1/logout', summary: 'Sign out', policy: 'public', status: 204 }, async (request, reply) => {
    const token = tokenOf(request, house.config);
    if (token !== null) await signOut(house, token, await authenticator(house)(request), metaOf(request));
    dropCookie(reply, house.config);
    return reply.code(204).send();
  });
}

function passkeyRoutes(app: FastifyInstance): void {
  const { house } = app;
  const asked = z.object({ factor: z.boolean().default(false) });
  const options = { method: 'POST', path: '/api/v1/login/passkey/options', summary: 'Question for a passkey', policy: 'public', input: asked, output: webAuthn } as const;
  rawRoute(app, options, async (request, reply) => {
    if (readInput(asked, request.body ?? {}).factor) return askFactorPasskey(house, ticketOf(request), metaOf(request));
    const { ticket, question } = await askPasskey(house, metaOf(request));
    setStepCookie(reply, house.config, ticket);
    return question;
  });
  const answer = z.strictObject({ passkey: passkeyAnswer });
  rawRoute(app, { method: 'POST', path: '/api/v1/login/passkey', summary: 'Sign in with a passkey', policy: 'public', input: answer, output: entered },
    async (request, reply) => {
      const response = readInput(answer, request.body).passkey as unknown as AuthenticationResponseJSON;
      return welcome(app, reply, await signInWithPasskey(house, { ticket: ticketOf(request), response }, metaOf(request)));
    });
}

function providerRoutes(app: FastifyInstance): void {
  const { house } = app;
  const named = z.object({ provider: z.string().max(20) });
  const path = '/api/v1/login/provider/:provider';
  rawRoute(app, { method: 'POST', path, summary: 'Where an identity provider is to be asked', policy: 'public', output: z.object({ url: z.string() }) },
    async (request, reply) => {
      const { url, ticket } = await departTo(house, readInput(named, request.params).provider, metaOf(request));
      setStepCookie(reply, house.config, ticket);
      return { url };
    });
  const returned = z.object({ query: z.string().max(8_000) });
  rawRoute(app, { method: 'POST', path: `${path}/return`, summary: 'Sign in with what the provider answered', policy: 'public', input: returned, output: step },
    async (request, reply) => {
      const { provider: id } = readInput(named, request.params);
      const { query } = readInput(returned, request.body);
      return welcome(app, reply, await arriveFrom(house, { id, ticket: ticketOf(request), query }, metaOf(request)));
    });
}

/** Where an OpenID Connect provider says that somebody left it (back-channel logout). */
function providerLogoutRoute(app: FastifyInstance): void {
  const named = z.object({ provider: z.string().max(20) });
  const form = 'application/x-www-form-urlencoded';
  void app.register(async (scope) => {
    scope.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 16_384 }, (_request, body, done) => { done(null, Object.fromEntries(new URLSearchParams(String(body)))); });
    const input = z.object({ logout_token: z.string().min(1).max(12_000) });
    rawRoute(scope, { method: 'POST', path: '/api/v1/login/provider/:provider/logout', summary: 'An identity provider says that somebody left it', policy: 'public', server: true, input, consumes: form, output: z.object({ ended: z.int() }) },
      async (request) => {
        const { provider: id } = readInput(named, request.params);
        return { ended: await endByProvider(app.house, { id, token: readInput(input, request.body).logout_token }, metaOf(request)) };
      });
  });
}

/** Signing in and out: the routes for people without a login. */
export function doorRoutes(app: FastifyInstance): void {
  doorRoute(app);
  passwordRoutes(app);
  passkeyRoutes(app);
  providerRoutes(app);
  providerLogoutRoute(app);
}
