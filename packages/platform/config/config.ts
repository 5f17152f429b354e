import { resolve } from 'node:path';
import { chooseDataFolder } from './data-folder.ts';
import { readPostgresUrl } from './postgres-url.ts';
import { configProblems } from './problems.ts';
import { readLlave, readOidc, type LlaveConfig, type OidcConfig } from './providers.ts';
import { readScanner, type ScannerConfig } from './scanner.ts';
import { readKeyProvider, readVault, type VaultSettings } from './vault.ts';

/** How this system was asked to run. Everything comes from the environment; every setting has a default. */
export interface Config {
  /** PORT, 3000. */
  readonly port: number;
  /** HOST, 127.0.0.1: other computers reach SINTRA through a proxy with HTTPS, or where this says 0.0.0.0. */
  readonly host: string;
  /** SINTRA_DATA: folder of the keys, the secrets and the embedded database. */
  readonly dataDir: string;
  /** DATABASE_URL: an external PostgreSQL ≥ 15, as the owner; it migrates only. Absent: the embedded one. */
  readonly databaseUrl?: string;
  /** SINTRA_APP_URL: the serving login, where the owner may not create roles. */
  readonly appUrl?: string;
  /** SINTRA_KEYS_URL: owner's address of the keys' database; default, `sintra_keys` on the same server. */
  readonly keysUrl?: string;
  /** SINTRA_PUBLIC_URL: the address that people write in their browser. */
  readonly publicUrl: string;
  /** SINTRA_NAME: the name that the screens show. */
  readonly productName: string;
  /** SINTRA_SMTP_URL: mail server, smtp:// or smtps://. Absent: screens offer files instead of sending. */
  readonly smtpUrl?: string;
  /** SINTRA_MAIL_FROM: sender of the mail. */
  readonly mailFrom: string;
  /** SINTRA_ACCOUNT: account of the operating system that runs the embedded database when SINTRA is started as root. */
  readonly databaseAccount?: string;
  /** SINTRA_OIDC_*: an identity provider of OpenID Connect. */
  readonly oidc?: OidcConfig;
  /** SINTRA_LLAVE_*: Llave MX. */
  readonly llave?: LlaveConfig;
  /** SINTRA_KEY_PROVIDER: who holds the first level of keys. Absent: the local key file. */
  readonly keyProvider?: 'vault';
  /** SINTRA_VAULT_…: Vault or OpenBao. */
  readonly vault?: VaultSettings;
  /** SINTRA_CLAMD: who examines the files that come in. Absent: nobody. */
  readonly scanner?: ScannerConfig;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings; nothing else in the system reads the environment for them.
 * @throws Problem bad_setting, in Spanish, naming the variable.
 */
export function readConfig(env: Env = process.env): Config {
  const port = readPort(env);
  const host = text(env, 'HOST') ?? '127.0.0.1';
  const folder = text(env, 'SINTRA_DATA');
  const vault = readVault(env);
  return {
    port,
    host,
    dataDir: folder === undefined ? chooseDataFolder() : resolve(folder),
    publicUrl: readPublicUrl(env, host, port),
    productName: text(env, 'SINTRA_NAME') ?? 'SINTRA',
    mailFrom: text(env, 'SINTRA_MAIL_FROM') ?? 'SINTRA <no-responder@localhost>',
    ...optional('smtpUrl', smtpUrl(env)),
    ...optional('databaseUrl', postgresUrl(env, 'DATABASE_URL')),
    ...optional('appUrl', postgresUrl(env, 'SINTRA_APP_URL')),
    ...optional('keysUrl', postgresUrl(env, 'SINTRA_KEYS_URL')),
    ...optional('databaseAccount', text(env, 'SINTRA_ACCOUNT')),
    ...optional('oidc', readOidc(env)),
    ...optional('llave', readLlave(env)),
    ...optional('scanner', readScanner(env)),
    ...(readKeyProvider(env) === 'vault' && { keyProvider: 'vault' as const }),
    ...(vault !== undefined && { vault }),
  };
}

function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function optional<K extends string, V = string>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function readPort(env: Env): number {
  const value = text(env, 'PORT') ?? '3000';
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw configProblems.badSetting({ name: 'PORT', value, expected: 'un número de puerto entre 1 y 65535' });
}

function readPublicUrl(env: Env, host: string, port: number): string {
  const value = text(env, 'SINTRA_PUBLIC_URL');
  const local = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host;
  if (value === undefined) return `http://${local}:${String(port)}`;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value.replace(/\/+$/, '');
  throw configProblems.badSetting({ name: 'SINTRA_PUBLIC_URL', value, expected: 'una dirección completa, como https://sintra.ejemplo.gob.mx' });
}

/** Named without its password where it is wrong. */
function smtpUrl(env: Env): string | undefined {
  const value = text(env, 'SINTRA_SMTP_URL');
  if (value === undefined || (URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol))) return value;
  throw configProblems.badSetting({ name: 'SINTRA_SMTP_URL', value: value.replace(/\/\/[^@]*@/, '//…@'), expected: 'una dirección de correo saliente, como smtps://cuenta:contraseña@servidor:465' });
}

/** A database address; a wrong one is named without its password. */
function postgresUrl(env: Env, name: string): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (readPostgresUrl(value) !== null) return value;
  throw configProblems.badSetting({
    name,
    value: value.replace(/\/\/[^@]*@/, '//…@'),
    expected: 'una dirección de PostgreSQL, como postgres://cuenta:contraseña@servidor:5432/sintra',
  });
}
