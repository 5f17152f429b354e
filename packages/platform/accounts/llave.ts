import { timingSafeEqual } from 'node:crypto';
import type { LlaveConfig } from '@sintra/platform/config';
import { fetchOnly } from '@sintra/platform/outbound';
import { accountProblems } from './problems.ts';
import type { Provider } from './providers.ts';
import { hashOf, newSecret } from './tokens.ts';

const TIMEOUT_MS = 10_000;

const basic = ({ user, password }: LlaveConfig): string => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** One call to the web service. @throws providerFailed, whatever went wrong: its answers may quote a person's data */
async function ask({ apiUrl }: LlaveConfig, path: string, init: RequestInit): Promise<Readonly<Record<string, unknown>>> {
  try {
    const reply = await fetchOnly([apiUrl])(`${apiUrl}/${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer: unknown = await reply.json();
    if (reply.ok && typeof answer === 'object' && answer !== null && !('error' in answer)) return answer as Record<string, unknown>;
  } catch {
    // Explained below.
  }
  throw accountProblems.providerFailed();
}

async function tokenFor(config: LlaveConfig, code: string, callback: string): Promise<string> {
  const answer = await ask(config, 'obtenerToken', {
    method: 'POST',
    headers: { authorization: basic(config), accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback }),
  });
  const token = answer['accessToken'];
  if (typeof token !== 'string' || token === '') throw accountProblems.providerFailed();
  return token;
}

/** We keep no session there: it ends as soon as it told who the person is. */
async function leave(config: LlaveConfig, token: string): Promise<void> {
  const headers = { authorization: basic(config), accesstoken: token, 'content-type': 'application/json' };
  await ask(config, 'cerrarSesion', { method: 'POST', headers, body: '{}' }).catch(() => undefined);
}

const same = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other));

/**
 * Llave MX: OAuth 2.0 with an authorization code and no OpenID Connect. The parameter is called `redirect_url`, the token comes
 * over HTTP Basic, and who the person is comes from `datosUsuario`, by CURP (domain page §11).
 */
export const llaveProvider = (config: LlaveConfig): Provider => ({
  id: 'llave',
  name: 'Llave MX',
  async depart(callback) {
    const { token: state } = newSecret();
    const asked = new URLSearchParams({ client_id: config.clientId, redirect_url: callback, response_type: 'code', state });
    return { url: `${config.authorizeUrl}?${asked.toString()}`, remember: { state, callback } };
  },
  async arrive(url, remember) {
    const code = url.searchParams.get('code');
    const state = url.searchParams.get('state');
    if (code === null || state === null || !same(state, remember['state'] ?? '')) throw accountProblems.providerCancelled();
    const token = await tokenFor(config, code, remember['callback'] ?? '');
    const person = await ask(config, 'datosUsuario', { headers: { authorization: basic(config), accesstoken: token, accept: 'application/json' } });
    await leave(config, token);
    const curp = person['curp'];
    return typeof curp === 'string' && curp !== '' ? { curp } : {};
  },
});
