import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import type { Context, Tx } from '../db/index.ts';
import type { Message } from './message.ts';

export const MAIL_CHANNEL = 'mail_message';

/** Whether this house can send: SINTRA_SMTP_URL is set. Without it the screen offers the files instead. */
export const canMail = ({ config }: House): boolean => config.smtpUrl !== undefined;

/** What the messages are about. */
export interface About {
  readonly resource: string;
  readonly recordId: string;
}

/** Puts messages in the outbox, in the caller's transaction: they go out if and only if the act happened. */
export async function queueMail(tx: Tx, context: Context, about: About, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const now = clock.now();
  const rows = messages.map(({ to, subject, text, attachments }) => ({
    institution_id: context.institutionId, id: uuidv7(), created_by: context.userId, created_at: now, resource: about.resource, record_id: about.recordId,
    recipient: to, subject, body: text, next_at: now,
    attachments: tx.json(attachments.map(({ name, type, content }) => ({ name, type, content: content.toString('base64') }))),
  }));
  await tx`insert into mail_message ${tx(rows as never)}`;
  await tx`select pg_notify(${MAIL_CHANNEL}, '')`;
}

export interface Sent {
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
}

/** How the messages about a record fare. */
export async function mailAbout(tx: Tx, recordId: string): Promise<Sent> {
  const rows = await tx<{ state: keyof Sent; count: number }[]>`select state, count(*)::integer as count from mail_message where record_id = ${recordId} group by state`;
  const of = (state: keyof Sent): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), sent: of('sent'), failed: of('failed') };
}
