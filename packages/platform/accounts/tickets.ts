import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';
import { hashOf, newSecret } from './tokens.ts';

/** What each kind waits for, and for how many minutes. */
const minutes = { factor: 5, passkey: 5, enrol_passkey: 5, provider: 10, recovery: 30, invitation: 3 * 24 * 60 } as const;
type TicketKind = keyof typeof minutes;

export interface Ticket {
  readonly id: string;
  readonly user_id: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/** After so many wrong codes a ticket is worth nothing: back to the first step. */
const MOST_TRIES = 5;

interface NewTicket {
  readonly userId?: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** Opens a ticket. @returns Its token, of which only the hash is stored. */
export async function openTicket(tx: Tx, kind: TicketKind, { userId, data = {} }: NewTicket): Promise<string> {
  const { token, hash } = newSecret();
  const now = clock.now();
  await tx`delete from door_ticket where expires_at < ${now}`;
  await tx`insert into door_ticket (id, kind, token_hash, user_id, data, created_at, expires_at)
    values (${uuidv7()}, ${kind}, ${hash}, ${userId ?? null}, ${tx.json(data)}, ${now}, ${new Date(now.getTime() + minutes[kind] * 60_000)})`;
  return token;
}

/** A ticket that still works, left as it is; null otherwise. */
export async function readTicket(tx: Tx, kind: TicketKind, token: string): Promise<Ticket | null> {
  const [ticket] = await tx<Ticket[]>`select id, user_id, data from door_ticket
    where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${clock.now()} and tries < ${MOST_TRIES}`;
  return ticket ?? null;
}

/** Uses a ticket up. Of many at once, one gets it; the others get null. */
export async function takeTicket(tx: Tx, kind: TicketKind, token: string): Promise<Ticket | null> {
  const [ticket] = await tx<Ticket[]>`delete from door_ticket
    where token_hash = ${hashOf(token)} and kind = ${kind} and expires_at > ${clock.now()} and tries < ${MOST_TRIES}
    returning id, user_id, data`;
  return ticket ?? null;
}

export async function countTry(tx: Tx, ticket: Ticket): Promise<void> {
  await tx`update door_ticket set tries = tries + 1 where id = ${ticket.id}`;
}

/** A passkey's challenge is answered once, however the answer turns out. */
export async function setChallenge(tx: Tx, ticket: Ticket, challenge: string): Promise<void> {
  await tx`update door_ticket set data = ${tx.json({ ...ticket.data, challenge })} where id = ${ticket.id}`;
}
