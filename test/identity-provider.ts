import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of somebody else's, really listening on loopback: what the adapters are tested against. */
interface Served {
  readonly url: string;
  close(): Promise<void>;
}

type Handle = (request: { url: URL; body: string; message: IncomingMessage }, reply: ServerResponse) => void;

async function bodyOf(message: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of message) body += String(piece);
  return body;
}

async function serve(handle: Handle): Promise<Served> {
  const server = createServer((message, reply) => {
    void bodyOf(message).then((body) => handle({ url: new URL(message.url ?? '/', 'http://localhost'), body, message }, reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const json = (reply: ServerResponse, status: number, value: object): void => {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const basicOf = (message: IncomingMessage): string => Buffer.from((message.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString();

/** What a provider may do wrong, one thing at a time. */
export interface Lies {
  readonly issuer?: string;
  readonly audience?: string;
  readonly nonce?: string;
  readonly expired?: true;
  /** Signed with a key that it does not publish. */
  readonly otherKey?: true;
  /** Not signed at all (`alg: none`). */
  readonly unsigned?: true;
}

export interface OidcServer extends Served {
  /** The person at the provider's page says yes: what their browser brings back to us. */
  consent(authorizeUrl: string, claims: object, lies?: Lies): string;
  /** Who sits at the provider's page when a browser opens it: sent back at once. */
  visitor: object | null;
  /** Paths that were asked of it, in order. */
  readonly asked: string[];
  /** The word by which it says that somebody left, with what is otherwise about it; `header` and `claims` over the right ones. */
  logoutToken(claims: object, wrong?: { readonly header?: object; readonly otherKey?: true }): string;
}

interface Grant {
  readonly challenge: string;
  readonly redirect: string;
  readonly claims: object;
  readonly nonce: string;
  readonly lies: Lies;
}

/**
 * An OpenID Connect provider: description, keys, authorization code with PKCE, and one client with a secret.
 * @param described what its description says otherwise
 */
export async function oidcServer(client: { id: string; secret: string }, described: Readonly<Record<string, unknown>> = {}): Promise<OidcServer> {
  const calls: string[] = [];
  const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const grants = new Map<string, Grant>();
  const idToken = ({ claims, nonce, lies }: Grant): string => {
    const now = Math.floor(Date.now() / 1_000);
    const payload = { iss: lies.issuer ?? served.url, aud: lies.audience ?? client.id, sub: 'persona-1', iat: now, exp: lies.expired ? now - 600 : now + 300, nonce: lies.nonce ?? nonce, ...claims };
    const text = `${encode({ alg: lies.unsigned ? 'none' : 'RS256', kid: 'uno' })}.${encode(payload)}`;
    if (lies.unsigned) return `${text}.`;
    return `${text}.${createSign('sha256').update(text).sign((lies.otherKey ? stranger : keys).privateKey, 'base64url')}`;
  };
  const token: Handle = ({ body, message }, reply) => {
    const asked = new URLSearchParams(body);
    const grant = grants.get(asked.get('code') ?? '');
    grants.delete(asked.get('code') ?? '');
    const verifier = createHash('sha256').update(asked.get('code_verifier') ?? '').digest('base64url');
    // RFC 6749 §2.3.1: both halves are form-encoded before they are joined.
    const caller = basicOf(message).split(':').map(decodeURIComponent).join(':');
    const right = grant !== undefined && grant.challenge === verifier && grant.redirect === asked.get('redirect_uri') && caller === `${client.id}:${client.secret}`;
    if (!right) return json(reply, 400, { error: 'invalid_grant' });
    json(reply, 200, { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 60, id_token: idToken(grant) });
  };
  const served: Served = await serve((request, reply) => {
    calls.push(request.url.pathname);
    if (request.url.pathname === '/token') return token(request, reply);
    if (request.url.pathname === '/authorize') return sendBack(request.url, reply);
    if (request.url.pathname === '/keys') return json(reply, 200, { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'uno', alg: 'RS256', use: 'sig' }] });
    json(reply, 200, {
      issuer: served.url, authorization_endpoint: `${served.url}/authorize`, token_endpoint: `${served.url}/token`, jwks_uri: `${served.url}/keys`,
      response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
      ...described,
    });
  });
  const sendBack = (url: URL, reply: ServerResponse): void => {
    const query = server.visitor === null ? 'error=access_denied' : server.consent(url.href, server.visitor);
    reply.writeHead(302, { location: `${url.searchParams.get('redirect_uri') ?? ''}?${query}` }).end();
  };
  const server: OidcServer = {
    ...served,
    asked: calls,
    logoutToken(claims, { header = {}, otherKey } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const right = { iss: served.url, aud: client.id, iat: now, exp: now + 120, jti: randomBytes(8).toString('hex'), events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
      const text = `${encode({ alg: 'RS256', kid: 'uno', typ: 'logout+jwt', ...header })}.${encode({ ...right, ...claims })}`;
      return `${text}.${createSign('sha256').update(text).sign((otherKey ? stranger : keys).privateKey, 'base64url')}`;
    },
    visitor: null,
    consent(authorizeUrl, claims, lies = {}) {
      const asked = new URL(authorizeUrl).searchParams;
      const code = randomBytes(16).toString('hex');
      grants.set(code, { claims, lies, challenge: asked.get('code_challenge') ?? '', redirect: asked.get('redirect_uri') ?? '', nonce: asked.get('nonce') ?? '' });
      return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    },
  };
  return server;
}

export interface LlaveServer extends Served {
  /** The person signs in at Llave MX: what their browser brings back to us. */
  consent(authorizeUrl: string, person: object): string;
  /** Sessions of Llave MX that were ended. */
  readonly closed: string[];
}

/** Llave MX as its implementations describe it: no discovery, no id_token, Basic on every call, errors inside answers of 200. */
export async function llaveServer(service: { user: string; password: string }): Promise<LlaveServer> {
  const grants = new Map<string, { person: object; redirect: string }>();
  const people = new Map<string, object>();
  const closed: string[] = [];
  const served = await serve(({ url, body, message }, reply) => {
    if (basicOf(message) !== `${service.user}:${service.password}`) return json(reply, 401, { error: 'invalid_client' });
    const accessToken = String(message.headers['accesstoken'] ?? '');
    if (url.pathname.endsWith('/cerrarSesion')) closed.push(accessToken);
    if (url.pathname.endsWith('/datosUsuario')) return json(reply, 200, people.get(accessToken) ?? { error: 'invalid_token' });
    if (!url.pathname.endsWith('/obtenerToken')) return json(reply, 200, {});
    const asked = new URLSearchParams(body);
    const grant = grants.get(asked.get('code') ?? '');
    grants.delete(asked.get('code') ?? '');
    if (grant === undefined || asked.get('grant_type') !== 'authorization_code' || asked.get('redirect_uri') !== grant.redirect) return json(reply, 200, { error: 'invalid_grant' });
    const token = randomBytes(16).toString('hex');
    people.set(token, grant.person);
    json(reply, 200, { accessToken: token, expiresIn: 900, refreshToken: randomBytes(16).toString('hex') });
  });
  return {
    ...served,
    closed,
    consent(authorizeUrl, person) {
      const asked = new URL(authorizeUrl).searchParams;
      const code = randomBytes(16).toString('hex');
      grants.set(code, { person, redirect: asked.get('redirect_url') ?? '' });
      return new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
    },
  };
}
