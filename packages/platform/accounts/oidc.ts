import * as client from 'openid-client';
import type { OidcConfig } from '@sintra/platform/config';
import { fetchOnly } from '@sintra/platform/outbound';
import { readLogoutToken } from './oidc-logout.ts';
import { accountProblems } from './problems.ts';
import type { Identity, Provider } from './providers.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Its public description, read once. Signatures are always verified, though the token comes over TLS from it. Plain HTTP only from this very machine, where the tests' provider is. */
function discover({ issuer, clientId, clientSecret, hosts }: OidcConfig): Promise<client.Configuration> {
  const url = new URL(issuer);
  const local = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
  // What it says of itself names further addresses: only those of hosts that the settings name are called (ASVS 13.2.4).
  const only = fetchOnly([issuer, ...hosts.map((host) => `https://${host}`)]);
  const customFetch: client.CustomFetch = (address, options) => only(address, options as RequestInit);
  return client.discovery(url, clientId, undefined, authentication, { timeout: 10, [client.customFetch]: customFetch, execute: [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])] });
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** An address that the provider did not verify is anybody's. */
function identityOf(claims: Readonly<Record<string, unknown>>, { match, curpClaim }: OidcConfig): Identity {
  if (match === 'curp') {
    const curp = text(claims[curpClaim]);
    return curp === undefined ? {} : { curp };
  }
  const email = claims['email_verified'] === true ? text(claims['email']) : undefined;
  return email === undefined ? {} : { email };
}

/** OpenID Connect: authorization code with PKCE, state and nonce; signature, issuer, audience and expiry judged by the library. */
export function oidcProvider(config: OidcConfig): Provider {
  let known: Promise<client.Configuration> | undefined;
  // A failed reading is forgotten, so that the next person tries again.
  const configuration = (): Promise<client.Configuration> =>
    (known ??= discover(config).catch((error: unknown) => {
      known = undefined;
      throw error as Error;
    }));
  return {
    id: 'oidc',
    name: config.name,
    async depart(callback) {
      const at = await configuration().catch(() => null);
      if (at === null) throw accountProblems.providerFailed();
      const remember = { verifier: client.randomPKCECodeVerifier(), state: client.randomState(), nonce: client.randomNonce(), callback };
      const url = client.buildAuthorizationUrl(at, {
        redirect_uri: callback, scope: config.scope, state: remember.state, nonce: remember.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(remember.verifier), code_challenge_method: 'S256',
      });
      return { url: url.href, remember };
    },
    async arrive(url, remember) {
      if (url.searchParams.has('error')) throw accountProblems.providerCancelled();
      try {
        const at = await configuration();
        const tokens = await client.authorizationCodeGrant(at, url, {
          pkceCodeVerifier: remember['verifier'] ?? '', expectedState: remember['state'] ?? '', expectedNonce: remember['nonce'] ?? '', idTokenExpected: true,
        });
        const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
        const [subject, session] = [text(claims['sub']), text(claims['sid'])];
        return { ...identityOf(claims, config), ...(subject !== undefined && { subject }), ...(session !== undefined && { session }) };
      } catch {
        throw accountProblems.providerFailed();
      }
    },
    async departed(token) {
      const keysAt = (await configuration().catch(() => null))?.serverMetadata().jwks_uri;
      if (keysAt === undefined) throw accountProblems.providerFailed();
      return readLogoutToken(config, keysAt, token);
    },
  };
}
