import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { clock } from '@sintra/platform/clock';
import type { OidcConfig } from '@sintra/platform/config';
import { fetchOnly } from '@sintra/platform/outbound';
import { accountProblems } from './problems.ts';

/** Whose logins end, and opened before when: a word that is said again does not end what began after it. */
export interface Departed {
  readonly subject?: string;
  readonly session?: string;
  readonly before: Date;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const MOST_SECONDS = 120;

/** Nothing but an object under the event's name says so. */
const isEvent = (events: unknown): boolean => {
  const event: unknown = typeof events === 'object' && events !== null ? (events as Record<string, unknown>)[EVENT] : undefined;
  return typeof event === 'object' && event !== null && !Array.isArray(event);
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const known = new WeakMap<OidcConfig, ReturnType<typeof createRemoteJWKSet>>();

/** The provider's keys, asked again at most twice a minute: whoever sends rubbish does not make us ask. */
function keysOf(config: OidcConfig, keysAt: string): ReturnType<typeof createRemoteJWKSet> {
  const only = fetchOnly([config.issuer, ...config.hosts.map((host) => `https://${host}`)]);
  const keys = known.get(config) ?? createRemoteJWKSet(new URL(keysAt), { [customFetch]: (url, options) => only(url, options) });
  known.set(config, keys);
  return keys;
}

/**
 * Reads a logout token (OpenID Connect Back-Channel Logout 1.0): signed by the provider, for us, of these two minutes, of the type
 * `logout+jwt`, with the event and without a nonce, so that no other token of the provider's passes for one (ASVS 10.5.5).
 * @throws logoutRefused, whatever is wrong
 */
export async function readLogoutToken(config: OidcConfig, keysAt: string, token: string): Promise<Departed> {
  const { issuer, clientId } = config;
  const keys = keysOf(config, keysAt);
  const read = await jwtVerify(token, keys, { issuer, audience: clientId, typ: 'logout+jwt', algorithms, maxTokenAge: MOST_SECONDS, requiredClaims: ['iat', 'jti', 'events'], currentDate: clock.now() }).catch(() => null);
  const claims = read?.payload;
  const [subject, session] = [text(claims?.sub), text(claims?.['sid'])];
  if (claims === undefined || 'nonce' in claims || !isEvent(claims['events']) || (subject ?? session) === undefined) throw accountProblems.logoutRefused();
  return { ...(subject !== undefined && { subject }), ...(session !== undefined && { session }), before: new Date((claims.iat ?? 0) * 1_000 + 999) };
}
