import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '@sintra/platform/config';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { contextOf } from './logins.ts';
import { ON_BEHALF, onBehalf } from './on-behalf.ts';

const isSecure = (config: Config): boolean => config.publicUrl.startsWith('https:');

/** `__Host-` needs HTTPS: on plain loopback the browser would drop it. */
export const cookieName = (config: Config): string => (isSecure(config) ? '__Host-sintra' : 'sintra');

const attributes = (config: Config) => ({ path: '/', httpOnly: true, sameSite: 'strict' as const, secure: isSecure(config) });

/** A cookie of the browser's session: closing the browser forgets it, the server's limits hold anyway. */
export function setCookie(reply: FastifyReply, config: Config, token: string): void {
  void reply.setCookie(cookieName(config), token, attributes(config));
}

export function dropCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), attributes(config));
}

/** The cookie of a step at the door that waits for its second half: some minutes, and gone with it. */
const stepCookieName = (config: Config): string => `${cookieName(config)}-door`;
const STEP_SECONDS = 600;

export function setStepCookie(reply: FastifyReply, config: Config, ticket: string): void {
  void reply.setCookie(stepCookieName(config), ticket, { ...attributes(config), maxAge: STEP_SECONDS });
}

export function dropStepCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(stepCookieName(config), attributes(config));
}

export const stepOf = (request: FastifyRequest, config: Config): string | null => request.cookies[stepCookieName(config)] ?? null;

export const tokenOf = (request: FastifyRequest, config: Config): string | null => request.cookies[cookieName(config)] ?? null;

/** Who asks, for `openHttp`: the person of the cookie's login, for the institution that the request names, or null. */
export const authenticator =
  (house: House) =>
  async (request: FastifyRequest): Promise<Context | null> => {
    const token = tokenOf(request, house.config);
    const context = token === null ? null : await contextOf(house, token, { channel: 'screen', requestId: request.id });
    const institution = request.headers[ON_BEHALF];
    return context === null || typeof institution !== 'string' ? context : onBehalf(house, context, institution);
  };
