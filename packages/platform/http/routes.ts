import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import { logRefusal, requireStepUp, run, type Command } from '../commands/index.ts';
import type { Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { problems } from '../problems/index.ts';
import { scopeOf, type Action, type Resource } from '../permissions/index.ts';

export type Policy = 'public' | 'signed_in' | { readonly resource: Resource; readonly action: Action };
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One route as documented in /api/openapi.json and walked by the permission tests. */
export interface RouteInfo {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly status: number;
  readonly input?: ZodType;
  readonly output?: ZodType;
  /** Media type of the answer when it is not JSON. */
  readonly produces?: string;
  /** Media type of the body when it is not JSON: a file's bytes. Then `input` is the query. */
  readonly consumes?: string;
  /** Asks the person to prove again who they are, unless they just did. */
  readonly stepUp?: true;
  /** Also answers a login that still has to accept the notice or enrol a second factor. */
  readonly entering?: true;
  /** Called by another server, which proves itself by what it sends: no cookie is read, and the header of our screens is not asked for. */
  readonly server?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
    entering?: boolean;
    server?: boolean;
  }
  interface FastifyInstance {
    house: House;
    routeInfos: RouteInfo[];
  }
  interface FastifyRequest {
    /** Who asks; null at the door. Filled before any handler runs. */
    context: Context | null;
  }
}

interface CommandRoute<I, O> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly command: Command<I, O>;
  readonly output?: ZodType;
  readonly status?: number;
  /** What of the command's output travels, when it is not the whole. */
  readonly answer?: (output: O) => unknown;
}

/** Path, query and body in one object: what a command reads. A name given twice in them is taken from the path. */
const inputOf = (request: FastifyRequest): unknown => ({
  ...(request.query as object),
  ...(request.body !== null && typeof request.body === 'object' ? request.body : {}),
  ...(request.params as object),
});

/** The context, or the refusal that a route without a person deserves. @throws notSignedIn */
export function signedIn(request: FastifyRequest): Context {
  if (request.context === null) throw problems.notSignedIn();
  return request.context;
}

/** Opens a command at an address. */
export function commandRoute<I, O>(app: FastifyInstance, route: CommandRoute<I, O>): void {
  const { method, path, summary, command, status = 200, answer = (output) => output } = route;
  const policy = { resource: command.resource, action: command.action };
  app.routeInfos.push({ method, path, summary, policy, status, input: command.input, ...(route.output && { output: route.output }), ...(command.stepUp && { stepUp: true }) });
  app.route({
    method,
    url: path,
    config: { policy },
    handler: async (request, reply) => {
      const output = await run(app.house, signedIn(request), command, inputOf(request));
      return reply.code(output === undefined ? 204 : status).send(answer(output));
    },
  });
}

type RawHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

async function allow(house: House, context: Context, policy: Exclude<Policy, string>, path: string): Promise<void> {
  if (scopeOf(context.roles, policy.resource, policy.action) !== null) return;
  const refused = problems.forbidden(policy);
  await logRefusal(house, context, path, refused);
  throw refused;
}

/** A route that is not one command: the door itself, metadata, streams. It logs by itself, beside its work. */
export function rawRoute(app: FastifyInstance, info: Omit<RouteInfo, 'status'> & { readonly status?: number }, handle: RawHandler): void {
  app.routeInfos.push({ status: 200, ...info });
  app.route({
    method: info.method,
    url: info.path,
    config: { policy: info.policy, entering: info.entering === true, server: info.server === true },
    handler: async (request, reply) => {
      if (info.policy !== 'public') {
        const context = signedIn(request);
        if (info.policy !== 'signed_in') await allow(app.house, context, info.policy, info.path);
        if (info.stepUp === true) await requireStepUp(app.house, context, info.path);
      }
      return handle(request, reply);
    },
  });
}
