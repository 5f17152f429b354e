import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { House } from '../database/index.ts';
import type { Context } from '../db/index.ts';
import { Problem, problems } from '../problems/index.ts';
import type { RouteInfo } from './routes.ts';

interface HttpOptions {
  /** Who asks, from the request's cookie or token; null when nobody is signed in. */
  readonly authenticate: (request: FastifyRequest) => Promise<Context | null>;
  readonly logLevel?: string;
}

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** PostgreSQL's and the pool's ways of saying «not now». */
const busyCodes = new Set(['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', '57014', '53300', '40001', '40P01', '25P03']);

/** Characters that no text in PostgreSQL can hold: U+0000, and halves of a pair. */
const unwritableCodes = new Set(['22021', '22P05']);

function asProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problems.tooLarge({ limit: '1 MB' });
  if (busyCodes.has(error.code)) return problems.busy();
  if (unwritableCodes.has(error.code)) return problems.invalidRequest({ issues: [{ path: '', message: 'hay caracteres que no se pueden leer (de control)' }] });
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return problems.invalidRequest({ issues: [{ path: '', message: 'el contenido no es JSON válido' }] });
  }
  // Name and stack only: a database message may quote a person's data.
  request.log.error({ name: error.name, code: error.code, stack: error.stack?.split('\n').slice(1, 8) }, 'unexpected');
  return problems.unexpected({ requestId: request.id });
}

function refuseRoutesWithoutPolicy(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.config?.policy !== undefined) return;
    throw new Error(`route ${String(route.method)} ${route.url} has no policy: the server does not start without one`);
  });
}

const unfinishedProblems = { notice: problems.noticeNeeded, second_factor: problems.secondFactorNeeded } as const;

/** A login that has not finished entering is answered by the routes that finish it, and by no other. */
function requireFinished(context: Context | null, entering: boolean): void {
  if (context?.unfinished !== undefined && !entering) throw unfinishedProblems[context.unfinished]();
}

function guardRequests(app: FastifyInstance, options: HttpOptions): void {
  app.decorateRequest('context', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { policy, entering, server } = request.routeOptions.config;
    // Another server's word needs no person's cookie, so there is nothing that another site could misuse.
    const fromServer = policy === 'public' && server === true;
    if (!fromServer && writes.has(request.method) && request.headers['x-sintra-csrf'] !== '1') throw problems.csrf();
    request.context = policy === 'public' ? null : await options.authenticate(request);
    requireFinished(request.context, entering === true);
  });
}

const security = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"], fontSrc: ["'self'"], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  // HSTS belongs to whoever ends TLS (docs/operations.md): on plain loopback it would lock the browser out.
  strictTransportSecurity: false,
};

/** The HTTP server before any module's routes: policies, context, problems, security headers. */
export async function openHttp(house: House, options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: options.logLevel ?? 'warn', serializers: { req: (request) => ({ method: request.method, route: request.routeOptions.url }) } },
    // Only a proxy on this machine may say who is behind it; from anywhere else the header is not believed.
    trustProxy: 'loopback',
    genReqId: () => uuidv7(),
    routerOptions: { maxParamLength: 200 },
    bodyLimit: 1_048_576,
    // A reader who stands still for this long is gone: what was being sent to them is given up, and its connection with it.
    connectionTimeout: 120_000,
  });
  app.decorate('house', house);
  app.decorate('routeInfos', [] as RouteInfo[]);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, security);
  refuseRoutesWithoutPolicy(app);
  guardRequests(app, options);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error, request);
    const wait = problem.details['seconds'];
    if (typeof wait === 'number') reply.header('retry-after', wait);
    return reply.code(problem.status).type('application/problem+json').send(problem.toBody(request.id));
  });
  return app;
}
