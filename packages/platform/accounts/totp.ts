import { generateSecret, generateURI, verifySync } from 'otplib';
import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { openFor, sealFor } from './secrets.ts';

const TABLE = 'totp_factor';
/** Clocks of telephones drift: the half-minute before and the one after are accepted too (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = 30;
/** A secret shown and not confirmed is forgotten. */
const PENDING_MINUTES = 15;

interface Row {
  readonly secret: Buffer | null;
  readonly last_step: string;
  readonly pending: Buffer | null;
  readonly pending_at: Date | null;
}

/** What the authenticator application reads: as a QR of `uri`, or typed from `secret` (base 32). */
export interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
}

/** The half-minute of the code, or null when it is not one of now, or not later than `after`. */
function stepOf(secret: string, code: string, after: number): number | null {
  const epoch = Math.floor(clock.now().getTime() / 1_000);
  const found = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
  if (!found.valid || !('timeStep' in found)) return null;
  return found.timeStep > after ? found.timeStep : null;
}

/** Makes a secret that waits for its first code; the one in use, if any, stays in use until then. */
export async function offerTotp(house: House, tx: Tx, user: { id: string; email: string }): Promise<TotpOffer> {
  const secret = generateSecret();
  const sealed = sealFor(house, TABLE, user.id, secret);
  await tx`insert into totp_factor (user_id, pending, pending_at) values (${user.id}, ${sealed}, ${clock.now()})
    on conflict (user_id) do update set pending = excluded.pending, pending_at = excluded.pending_at`;
  return { secret, uri: generateURI({ issuer: house.config.productName, label: user.email, secret }) };
}

async function read(tx: Tx, userId: string): Promise<Row | null> {
  const [row] = await tx<Row[]>`select secret, last_step, pending, pending_at from totp_factor where user_id = ${userId} for update`;
  return row ?? null;
}

/** Whether the code is of the secret that was offered; then that secret is the person's. */
export async function confirmTotp(house: House, tx: Tx, userId: string, code: string): Promise<boolean> {
  const row = await read(tx, userId);
  const now = clock.now();
  if (row?.pending === undefined || row.pending === null || row.pending_at === null) return false;
  if (now.getTime() - row.pending_at.getTime() > PENDING_MINUTES * 60_000) return false;
  const step = stepOf(openFor(house, TABLE, userId, row.pending), code, 0);
  if (step === null) return false;
  await tx`update totp_factor set secret = pending, confirmed_at = ${now}, last_step = ${step}, pending = null, pending_at = null
    where user_id = ${userId}`;
  return true;
}

/** Whether the code is the person's of this moment. Each is accepted once: whoever saw it typed cannot use it again. */
export async function useTotp(house: House, tx: Tx, userId: string, code: string): Promise<boolean> {
  const row = await read(tx, userId);
  if (row?.secret === undefined || row.secret === null) return false;
  const step = stepOf(openFor(house, TABLE, userId, row.secret), code, Number(row.last_step));
  if (step === null) return false;
  await tx`update totp_factor set last_step = ${step} where user_id = ${userId}`;
  return true;
}

export async function removeTotp(tx: Tx, userId: string): Promise<void> {
  await tx`update totp_factor set secret = null, confirmed_at = null, pending = null, pending_at = null where user_id = ${userId}`;
}
