import { readFile } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import { withContext, type Context, type Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { writeLog } from '@sintra/platform/log';
import { accountByEmail, contextFrom, systemContext } from './contexts.ts';
import { openLogin } from './logins.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { accountProblems } from './problems.ts';
import type { Meta, SignedIn } from './sign-in.ts';
import { insertAccount, lockAdministration, readEmail } from './store.ts';
import { hashOf, newSecret } from './tokens.ts';

/** The Secretaría Técnica, seeded by the first migration: the first account belongs to it. */
export const TECHNICAL_SECRETARIAT = '01900000-0000-7000-8000-000000000001';
const LINK_MINUTES = 30;

export interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const hasAccounts = async (tx: Tx): Promise<boolean> => (await tx`select from user_account limit 1`).length > 0;

/**
 * Makes the one-time link that creates the first account: thirty minutes, once, only while no account exists. It goes to
 * the terminal and to no log: requests are logged by their route, never by their address.
 * @returns null when the system already has accounts.
 */
export async function firstAccountLink(house: House): Promise<string | null> {
  const { token, hash } = newSecret();
  const now = clock.now();
  const made = await withContext(house, systemContext('sign_in'), async (tx) => {
    if (await hasAccounts(tx)) return false;
    await tx`insert into first_account_link (id, token_hash, created_at, expires_at)
      values (${uuidv7()}, ${hash}, ${now}, ${new Date(now.getTime() + LINK_MINUTES * 60_000)})`;
    return true;
  });
  return made ? `${house.config.publicUrl}/primer-acceso/${token}` : null;
}

async function linkWorks(tx: Tx, token: string): Promise<boolean> {
  const links =
    await tx`select from first_account_link where token_hash = ${hashOf(token)} and used_at is null and expires_at > ${clock.now()}`;
  return links.length > 0 && !(await hasAccounts(tx));
}

/** @throws firstAccountLink when the link does not work, whatever the cause. */
export async function checkFirstAccountLink(house: House, token: string): Promise<void> {
  const works = await withContext(house, systemContext('sign_in'), (tx) => linkWorks(tx, token));
  if (!works) throw accountProblems.firstAccountLink();
}

async function insertFirst(tx: Tx, door: Context, first: FirstAccount & { passwordHash: string }): Promise<Context> {
  await insertAccount(tx, {
    institutionId: TECHNICAL_SECRETARIAT,
    email: first.email,
    name: first.name,
    passwordHash: first.passwordHash,
    roles: ['administration', 'national_coordination'],
    createdBy: null,
  });
  const account = await accountByEmail(tx, first.email);
  if (account === null) throw new Error('the first account cannot be read back');
  const context = contextFrom(account, door);
  await writeLog(tx, context, {
    action: 'first_account.create',
    resource: 'user',
    recordId: account.id,
    details: { roles: account.roles },
  });
  return context;
}

/** Hashed before the transaction, which holds the lock on who administers. @throws badEmail, weakPassword */
async function readFirst(house: House, first: FirstAccount): Promise<FirstAccount & { passwordHash: string }> {
  const email = readEmail(first.email);
  checkPassword(first.password, [first.name, email, house.config.productName, 'Secretaría Técnica']);
  return { ...first, email, passwordHash: await hashPassword(first.password) };
}

/**
 * Creates the first account (administration and national coordination, of the Secretaría Técnica) and signs it in.
 * @throws firstAccountLink, badEmail, weakPassword
 */
export async function createFirstAccount(
  house: House,
  { token, ...given }: FirstAccount & { token: string },
  meta: Meta,
): Promise<SignedIn> {
  await checkFirstAccountLink(house, token);
  const first = await readFirst(house, given);
  const door = systemContext('sign_in', meta);
  return withContext(house, door, async (tx) => {
    await lockAdministration(tx);
    if (!(await linkWorks(tx, token))) throw accountProblems.firstAccountLink();
    await tx`update first_account_link set used_at = ${clock.now()} where token_hash = ${hashOf(token)}`;
    const context = await insertFirst(tx, door, first);
    return { ...(await openLogin(tx, context.userId, { means: 'password' }, meta.device)), context };
  });
}

type Env = Readonly<Record<string, string | undefined>>;

async function unattendedPassword(env: Env): Promise<string> {
  const file = env['SINTRA_ADMIN_PASSWORD_FILE'];
  if (file === undefined || file === '') return env['SINTRA_ADMIN_PASSWORD'] ?? '';
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    throw accountProblems.unattendedAdmin({
      reason: `No puede leerse el archivo «${file}» que indica SINTRA_ADMIN_PASSWORD_FILE. Revise la ruta y sus permisos.`,
    });
  }
}

/**
 * Creates the first account from SINTRA_ADMIN_EMAIL and SINTRA_ADMIN_PASSWORD (or its _FILE), SINTRA_ADMIN_NAME optional.
 * Does nothing where there is no such setting or there are accounts already.
 * @returns Whether it created the account. @throws unattendedAdmin, badEmail, weakPassword
 */
export async function ensureUnattendedAdmin(house: House, env: Env = process.env): Promise<boolean> {
  const email = env['SINTRA_ADMIN_EMAIL'];
  if (email === undefined || email === '') return false;
  const door = systemContext('sign_in');
  if (await withContext(house, door, hasAccounts)) return false;
  const password = await unattendedPassword(env);
  if (password === '') {
    throw accountProblems.unattendedAdmin({
      reason:
        'Indicó SINTRA_ADMIN_EMAIL sin contraseña. Agregue SINTRA_ADMIN_PASSWORD o SINTRA_ADMIN_PASSWORD_FILE, ' +
        'o quite SINTRA_ADMIN_EMAIL para crear la cuenta con el enlace.',
    });
  }
  const first = await readFirst(house, { name: env['SINTRA_ADMIN_NAME'] ?? 'Administración', email, password });
  return withContext(house, door, async (tx) => {
    await lockAdministration(tx);
    if (await hasAccounts(tx)) return false;
    await insertFirst(tx, door, first);
    return true;
  });
}
