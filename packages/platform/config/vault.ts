import { readFileSync } from 'node:fs';
import { configProblems } from './problems.ts';

/** Where and as whom Vault or OpenBao is asked (docs/operations.md). */
export interface VaultSettings {
  /** SINTRA_VAULT_ADDR, without a final slash. */
  readonly address: string;
  /** SINTRA_VAULT_TOKEN, or the file of SINTRA_VAULT_TOKEN_FILE, read at each use: an agent may renew it. */
  readonly token?: () => string;
  /** SINTRA_VAULT_ROLE_ID with SINTRA_VAULT_SECRET_ID or the file of SINTRA_VAULT_SECRET_ID_FILE. */
  readonly appRole?: { readonly roleId: string; readonly secretId: () => string };
  /** SINTRA_VAULT_NAMESPACE. */
  readonly namespace?: string;
  /** SINTRA_VAULT_CA: file with the certificates that are trusted, PEM. */
  readonly ca?: string;
  /** SINTRA_VAULT_MOUNT, transit. */
  readonly mount: string;
  /** SINTRA_VAULT_KEY, sintra. */
  readonly key: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const text = (env: Env, name: string): string | undefined => {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
};

function fromFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw configProblems.unreadableSetting({ name, file, cause });
  }
}

/** A secret given by itself or in a file: `NAME` or `NAME_FILE`. */
function secret(env: Env, name: string): (() => string) | undefined {
  const [given, file] = [text(env, name), text(env, `${name}_FILE`)];
  if (given !== undefined) return () => given;
  return file === undefined ? undefined : () => fromFile(`${name}_FILE`, file);
}

/** Keys travel on it: in clear only inside this machine. */
function address(env: Env): string {
  const value = text(env, 'SINTRA_VAULT_ADDR') ?? '';
  const url = URL.canParse(value) ? new URL(value) : null;
  const inside = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && inside)) return value.replace(/\/+$/, '');
  throw configProblems.badSetting({ name: 'SINTRA_VAULT_ADDR', value, expected: 'la dirección https de Vault u OpenBao, como https://vault.ejemplo.gob.mx:8200' });
}

function vaultName(env: Env, variable: string, otherwise: string): string {
  const value = text(env, variable) ?? otherwise;
  if (/^[\w./-]+$/.test(value) && !value.includes('..')) return value.replace(/^\/+|\/+$/g, '');
  throw configProblems.badSetting({ name: variable, value, expected: 'un nombre de Vault: letras, números, guiones y diagonales' });
}

function appRole(env: Env): VaultSettings['appRole'] {
  const [roleId, secretId] = [text(env, 'SINTRA_VAULT_ROLE_ID'), secret(env, 'SINTRA_VAULT_SECRET_ID')];
  return roleId === undefined || secretId === undefined ? undefined : { roleId, secretId };
}

/**
 * The settings of Vault, when SINTRA_KEY_PROVIDER is vault or its address is given.
 * @throws Problem bad_setting, unreadable_setting
 */
export function readVault(env: Env): VaultSettings | undefined {
  if (text(env, 'SINTRA_KEY_PROVIDER') !== 'vault' && text(env, 'SINTRA_VAULT_ADDR') === undefined) return undefined;
  const [token, role, namespace, ca] = [secret(env, 'SINTRA_VAULT_TOKEN'), appRole(env), text(env, 'SINTRA_VAULT_NAMESPACE'), text(env, 'SINTRA_VAULT_CA')];
  if (token === undefined && role === undefined) {
    throw configProblems.badSetting({ name: 'SINTRA_VAULT_TOKEN', value: '', expected: 'un token (o SINTRA_VAULT_TOKEN_FILE; o SINTRA_VAULT_ROLE_ID con SINTRA_VAULT_SECRET_ID)' });
  }
  return {
    address: address(env), mount: vaultName(env, 'SINTRA_VAULT_MOUNT', 'transit'), key: vaultName(env, 'SINTRA_VAULT_KEY', 'sintra'),
    ...(token && { token }), ...(role && { appRole: role }), ...(namespace && { namespace }), ...(ca && { ca: fromFile('SINTRA_VAULT_CA', ca) }),
  };
}

/** SINTRA_KEY_PROVIDER: where the first level of keys is. @throws Problem bad_setting */
export function readKeyProvider(env: Env): 'local' | 'vault' {
  const value = text(env, 'SINTRA_KEY_PROVIDER') ?? 'local';
  if (value === 'local' || value === 'vault') return value;
  throw configProblems.badSetting({ name: 'SINTRA_KEY_PROVIDER', value, expected: '«local» (archivo de llave) o «vault» (Vault u OpenBao)' });
}
