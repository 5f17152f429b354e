import { readFileSync } from 'node:fs';
import { configProblems } from './problems.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** An OpenID Connect provider, present when SINTRA_OIDC_ISSUER is. */
export interface OidcConfig {
  /** SINTRA_OIDC_ISSUER: its address, from which its description is read. */
  readonly issuer: string;
  /** SINTRA_OIDC_CLIENT_ID. */
  readonly clientId: string;
  /** SINTRA_OIDC_CLIENT_SECRET or its _FILE; without one, a public client with PKCE alone. */
  readonly clientSecret?: string;
  /** SINTRA_OIDC_NAME: what its button says. */
  readonly name: string;
  /** SINTRA_OIDC_MATCH: `email` (verified by the provider) or `curp`. */
  readonly match: 'email' | 'curp';
  /** SINTRA_OIDC_CURP_CLAIM: name of the claim with the CURP. */
  readonly curpClaim: string;
  /** SINTRA_OIDC_SCOPE. */
  readonly scope: string;
  /** SINTRA_OIDC_HOSTS: other hosts of the same provider that its description may name, `host` or `host:port`. */
  readonly hosts: readonly string[];
}

/** Llave MX, present when SINTRA_LLAVE_CLIENT_ID is. */
export interface LlaveConfig {
  /** SINTRA_LLAVE_CLIENT_ID. */
  readonly clientId: string;
  /** SINTRA_LLAVE_USER and SINTRA_LLAVE_PASSWORD (or its _FILE): the web service's own account. */
  readonly user: string;
  readonly password: string;
  /** SINTRA_LLAVE_AUTHORIZE_URL: the page that people are sent to. */
  readonly authorizeUrl: string;
  /** SINTRA_LLAVE_API_URL: where `obtenerToken` and `datosUsuario` are. */
  readonly apiUrl: string;
}

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function needed(env: Env, name: string, expected: string): string {
  const value = text(env, name);
  if (value === undefined) throw configProblems.badSetting({ name, value: '', expected });
  return value;
}

/** A secret, given or in the file that NAME_FILE says; an unreadable file is named, a secret never. */
function secret(env: Env, name: string): string | undefined {
  const file = text(env, `${name}_FILE`);
  if (file === undefined) return text(env, name);
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw configProblems.badSetting({ name: `${name}_FILE`, value: file, expected: 'un archivo que esta cuenta pueda leer' });
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** HTTPS, or this very machine: who people are never travels in clear. */
function address(env: Env, name: string, fallback?: string): string {
  const value = text(env, name) ?? fallback ?? '';
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))) return value.replace(/\/+$/, '');
  throw configProblems.badSetting({ name, value, expected: 'una dirección https completa' });
}

function matchOf(env: Env): 'email' | 'curp' {
  const value = text(env, 'SINTRA_OIDC_MATCH') ?? 'email';
  if (value === 'email' || value === 'curp') return value;
  throw configProblems.badSetting({ name: 'SINTRA_OIDC_MATCH', value, expected: '«email» o «curp»' });
}

/** @throws badSetting */
function hostsOf(env: Env): string[] {
  const value = text(env, 'SINTRA_OIDC_HOSTS') ?? '';
  const hosts = value.split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (hosts.every((host) => /^[\w.-]+(:\d{1,5})?$/.test(host))) return hosts;
  throw configProblems.badSetting({ name: 'SINTRA_OIDC_HOSTS', value, expected: 'nombres de servidores separados por comas, como llaves.ejemplo.gob.mx, acceso.ejemplo.gob.mx:8443' });
}

/** @throws badSetting */
export function readOidc(env: Env): OidcConfig | undefined {
  if (text(env, 'SINTRA_OIDC_ISSUER') === undefined) return undefined;
  const clientSecret = secret(env, 'SINTRA_OIDC_CLIENT_SECRET');
  return {
    issuer: address(env, 'SINTRA_OIDC_ISSUER'),
    clientId: needed(env, 'SINTRA_OIDC_CLIENT_ID', 'el identificador que le dio el proveedor'),
    ...(clientSecret !== undefined && { clientSecret }),
    name: text(env, 'SINTRA_OIDC_NAME') ?? 'la cuenta de su institución',
    match: matchOf(env),
    curpClaim: text(env, 'SINTRA_OIDC_CURP_CLAIM') ?? 'curp',
    scope: text(env, 'SINTRA_OIDC_SCOPE') ?? 'openid email profile',
    hosts: hostsOf(env),
  };
}

/** @throws badSetting */
export function readLlave(env: Env): LlaveConfig | undefined {
  const clientId = text(env, 'SINTRA_LLAVE_CLIENT_ID');
  if (clientId === undefined) return undefined;
  const password = secret(env, 'SINTRA_LLAVE_PASSWORD');
  if (password === undefined) throw configProblems.badSetting({ name: 'SINTRA_LLAVE_PASSWORD', value: '', expected: 'la contraseña del servicio web de Llave MX' });
  return {
    clientId,
    user: needed(env, 'SINTRA_LLAVE_USER', 'la cuenta del servicio web de Llave MX'),
    password,
    authorizeUrl: address(env, 'SINTRA_LLAVE_AUTHORIZE_URL', 'https://www.llave.gob.mx/oauth.xhtml'),
    apiUrl: address(env, 'SINTRA_LLAVE_API_URL', 'https://api.llave.gob.mx/ws/rest/oauth'),
  };
}
