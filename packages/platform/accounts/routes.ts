import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readInput } from '@sintra/platform/commands';
import { commandRoute, rawRoute, signedIn } from '@sintra/platform/http';
import { authenticator, dropCookie, setCookie, tokenOf } from './cookie.ts';
import { checkFirstAccountLink, createFirstAccount } from './first-account.ts';
import { createInstitutionCommand, institutionOutput, listInstitutions } from './institutions.ts';
import { acceptNotice, me, meOutput } from './me.ts';
import { changePassword, resetPassword } from './passwords.ts';
import { signIn, signOut, type Meta, type SignedIn } from './sign-in.ts';
import { changeUserCommand } from './user-changes.ts';
import { createdUser, userCommands, userOutput } from './users.ts';

const password = z.string().min(1).max(200);
const loginInput = z.object({ email: z.string().min(1).max(200), password });
const firstInput = z.object({ token: z.string().min(1).max(100), name: z.string().trim().min(3).max(200), email: z.string().max(200), password });
const linkInput = z.object({ token: z.string().max(100) });
const passwordInput = z.object({ current: password, next: password });

const metaOf = (request: FastifyRequest): Meta => {
  const device = request.headers['user-agent'];
  return { channel: 'screen', requestId: request.id, address: request.ip, ...(device !== undefined && { device }) };
};

async function welcome(app: FastifyInstance, reply: FastifyReply, { token, context }: SignedIn): Promise<unknown> {
  setCookie(reply, app.house.config, token);
  return { me: await me(app.house, context) };
}

function doorRoutes(app: FastifyInstance): void {
  const { house } = app;
  const output = z.object({ me: meOutput });
  rawRoute(app, { method: 'POST', path: '/api/v1/login', summary: 'Iniciar sesión', policy: 'public', input: loginInput, output }, async (request, reply) =>
    welcome(app, reply, await signIn(house, readInput(loginInput, request.body), metaOf(request))));
  rawRoute(app, { method: 'POST', path: '/api/v1/logout', summary: 'Cerrar sesión', policy: 'public', status: 204 }, async (request, reply) => {
    const token = tokenOf(request, house.config);
    if (token !== null) await signOut(house, token, await authenticator(house)(request), metaOf(request));
    dropCookie(reply, house.config);
    return reply.code(204).send();
  });
  rawRoute(app, { method: 'GET', path: '/api/v1/first-account/:token', summary: 'Revisar el enlace de la primera cuenta', policy: 'public', output: z.object({ valid: z.literal(true) }) }, async (request) => {
    await checkFirstAccountLink(house, readInput(linkInput, request.params).token);
    return { valid: true };
  });
  rawRoute(app, { method: 'POST', path: '/api/v1/first-account', summary: 'Crear la primera cuenta', policy: 'public', input: firstInput, output, status: 201 }, async (request, reply) =>
    welcome(app, reply.code(201), await createFirstAccount(house, readInput(firstInput, request.body), metaOf(request))));
}

function ownRoutes(app: FastifyInstance): void {
  const { house } = app;
  rawRoute(app, { method: 'GET', path: '/api/v1/me', summary: 'Mi cuenta y lo que puedo hacer', policy: 'signed_in', output: meOutput }, (request) =>
    me(house, signedIn(request)));
  rawRoute(app, { method: 'POST', path: '/api/v1/me/notice', summary: 'Aceptar el aviso de confidencialidad', policy: 'signed_in', status: 204 }, async (request, reply) => {
    await acceptNotice(house, signedIn(request));
    return reply.code(204).send();
  });
  rawRoute(app, { method: 'POST', path: '/api/v1/me/password', summary: 'Cambiar mi contraseña; mis sesiones terminan', policy: 'signed_in', input: passwordInput, status: 204 }, async (request, reply) => {
    await changePassword(house, signedIn(request), readInput(passwordInput, request.body), request.ip);
    dropCookie(reply, house.config);
    return reply.code(204).send();
  });
}

function administrationRoutes(app: FastifyInstance): void {
  const { house } = app;
  const institutions = z.array(institutionOutput);
  rawRoute(app, { method: 'GET', path: '/api/v1/institutions', summary: 'Instituciones', policy: 'signed_in', output: institutions }, (request) =>
    listInstitutions(house, signedIn(request)));
  commandRoute(app, { method: 'POST', path: '/api/v1/institutions', summary: 'Registrar una institución', command: createInstitutionCommand, output: institutionOutput, status: 201 });
  commandRoute(app, { method: 'GET', path: '/api/v1/users', summary: 'Personas usuarias', command: userCommands.list, output: z.array(userOutput) });
  commandRoute(app, { method: 'POST', path: '/api/v1/users', summary: 'Registrar una cuenta', command: userCommands.create, output: createdUser, status: 201 });
  commandRoute(app, { method: 'PATCH', path: '/api/v1/users/:id', summary: 'Cambiar una cuenta', command: changeUserCommand, output: userOutput });
  const reset = z.object({ initialPassword: z.string() });
  rawRoute(app, { method: 'POST', path: '/api/v1/users/:id/password', summary: 'Dar una contraseña nueva', policy: { resource: 'user', action: 'manage' }, output: reset }, async (request) => {
    const { id } = readInput(z.object({ id: z.uuid() }), request.params);
    return { initialPassword: await resetPassword(house, signedIn(request), id) };
  });
}

/** The door, one's own account, and the administration of institutions and accounts. */
export function accountRoutes(app: FastifyInstance): void {
  doorRoutes(app);
  ownRoutes(app);
  administrationRoutes(app);
}
