import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { indexOf } from './secrets.ts';

/** Attempts that cost nothing, and the longest wait in seconds. Nobody is locked out: the longest wait is a minute. */
interface Limit {
  readonly key: Buffer;
  readonly free: number;
  readonly longest: number;
}
export interface Attempt {
  readonly account: Limit;
  readonly address: Limit;
}

const FORGET_SECONDS = 3_600;
/** «No wait»: an instant long past, so that attempts of the same moment on clocks a little apart never block one another. */
const FREE = new Date(0);

/** The network behind an address: whoever owns one IPv6 address usually owns its whole /64. */
export function networkOf(address: string): string {
  const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (ipv4?.[1] !== undefined) return ipv4[1];
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail.split(':').filter((group) => group !== '');
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

const keyOf = (house: House, ...parts: string[]): Buffer => indexOf(house, 'sign-in delay', ...parts);

/** Who is guessing what, as keyed hashes: the table of delays says neither. */
export function attemptOf(house: House, email: string, address: string): Attempt {
  const network = networkOf(address);
  return {
    account: { key: keyOf(house, 'account', email, network), free: 4, longest: 60 },
    address: { key: keyOf(house, 'address', network), free: 40, longest: 20 },
  };
}

/**
 * Who is guessing the code of an account. Only whoever passed the first step gets here, so there is a limit for the account
 * from everywhere too: a code has six digits. A passkey has none of this: it cannot be guessed.
 */
export function factorAttemptOf(house: House, userId: string, address: string): Attempt {
  return {
    account: { key: keyOf(house, 'factor', userId, networkOf(address)), free: 4, longest: 60 },
    address: { key: keyOf(house, 'factor', userId), free: 20, longest: 60 },
  };
}

/**
 * Questions for passkeys and ways to a provider that a network may ask for: each leaves a row for some minutes.
 * @returns Seconds to wait.
 */
export const countQuestion = (house: House, tx: Tx, address: string): Promise<number> =>
  count(tx, { key: keyOf(house, 'question', networkOf(address)), free: 100, longest: 5 });

/**
 * Readings of a secret address by programs (a calendar's): by the hash of its token, or by network where no such address is. Whoever
 * asks once a minute never waits; whoever asks all the time waits half a minute between answers.
 * @returns Seconds to wait.
 */
export const countReading = (house: House, tx: Tx, whose: { readonly tokenHash: Buffer } | { readonly address: string }): Promise<number> =>
  count(tx, { key: 'address' in whose ? keyOf(house, 'reading', 'network', networkOf(whose.address)) : keyOf(house, 'reading', 'token', whose.tokenHash.toString('hex')), free: 30, longest: 30 });

/** Counts before the password is looked at, so that a hundred attempts at once are a hundred attempts. */
async function count(tx: Tx, { key, free, longest }: Limit): Promise<number> {
  const now = clock.now();
  const [row] = await tx<{ next_at: Date }[]>`
    insert into sign_in_delay as d (key, failures, last_at, next_at) values (${key}, 1, ${now}, ${FREE})
    on conflict (key) do update set
      failures = case when d.last_at < ${now}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) then 1 else d.failures + 1 end,
      last_at = ${now},
      next_at = case
        when d.last_at < ${now}::timestamptz - make_interval(secs => ${FORGET_SECONDS}) or d.failures + 1 < ${free}::int then ${FREE}::timestamptz
        else ${now}::timestamptz + make_interval(secs => least(${longest}::int, 2 ^ least(d.failures + 1 - ${free}::int, 16))) end
    where d.next_at <= ${now}
    returning next_at`;
  if (row !== undefined) return 0;
  const [waiting] = await tx<{ next_at: Date }[]>`select next_at from sign_in_delay where key = ${key}`;
  return Math.max(1, Math.ceil(((waiting?.next_at.getTime() ?? 0) - now.getTime()) / 1_000));
}

/** @returns Seconds to wait before this attempt may be made; 0 when it may, and then it was counted. */
export async function countAttempt(tx: Tx, { account, address }: Attempt): Promise<number> {
  const wait = await count(tx, account);
  return wait > 0 ? wait : count(tx, address);
}

/**
 * The password was right: the account starts afresh. The address only gets this attempt back, or signing in with one account
 * would cover the guessing of others.
 */
export async function forgive(tx: Tx, { account, address }: Attempt): Promise<void> {
  await tx`update sign_in_delay set failures = 0, next_at = ${FREE} where key = ${account.key}`;
  await tx`update sign_in_delay set failures = greatest(failures - 1, 0), next_at = ${FREE} where key = ${address.key}`;
}
