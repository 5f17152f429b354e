import { createTransport, type Transporter } from 'nodemailer';
import { systemContext } from '../accounts/index.ts';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext } from '../db/index.ts';
import { notify } from '../tray/index.ts';
import { mailOf } from './message.ts';
import { mailNotices } from './notices.ts';
import { MAIL_CHANNEL } from './outbox.ts';

interface Waiting {
  readonly id: string;
  readonly institution_id: string;
  readonly created_by: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: string }[];
  readonly attempts: number;
}

const MOST_ATTEMPTS = 8;
const POLL_MS = 30_000;
/** One minute, two, four… two hours: a mail server that rests for a night is met in the morning. */
const againAfter = (attempts: number): Date => new Date(clock.now().getTime() + 60_000 * 2 ** Math.min(attempts, 7));

/** Takes the message that has waited longest. Should this process die with it, it is due again after the pause. */
async function claim(house: House): Promise<Waiting | undefined> {
  return withContext(house, systemContext('worker'), async (tx) => {
    const [next] = await tx<{ id: string; institution_id: string; attempts: number }[]>`
      select id, institution_id, attempts from mail_message where state = 'waiting' and next_at <= ${clock.now()} order by next_at limit 1 for update skip locked`;
    if (next === undefined) return undefined;
    const [message] = await tx<Waiting[]>`
      update mail_message set attempts = attempts + 1, next_at = ${againAfter(next.attempts)} where institution_id = ${next.institution_id} and id = ${next.id}
      returning id, institution_id, created_by, recipient, subject, body, attachments, attempts`;
    return message;
  });
}

/** What the server answered, without the message: an answer may quote the address, no more. */
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);

async function settle(house: House, message: Waiting, error: unknown): Promise<void> {
  const state = error === undefined ? 'sent' : message.attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting';
  await withContext(house, systemContext('worker'), async (tx) => {
    await tx`update mail_message set state = ${state}, sent_at = ${state === 'sent' ? clock.now() : null}, last_error = ${error === undefined ? null : said(error)}
      where institution_id = ${message.institution_id} and id = ${message.id}`;
    if (state === 'failed') {
      await notify(tx, { to: { institutionId: message.institution_id, userId: message.created_by }, notice: mailNotices.mailFailed({ subject: message.subject, attempts: message.attempts }) });
    }
  });
}

/** Delivers one waiting message, if there is one. @returns whether there was */
export async function deliverOne(house: House, transport: Transporter): Promise<boolean> {
  const message = await claim(house);
  if (message === undefined) return false;
  const attachments = message.attachments.map(({ name, type, content }) => ({ name, type, content: Buffer.from(content, 'base64') }));
  const mail = mailOf({ to: message.recipient, subject: message.subject, text: message.body, attachments }, house.config.mailFrom, `<${message.id}@sintra>`);
  const error: unknown = await transport.sendMail(mail).then(() => undefined, (failure: unknown) => failure ?? new Error('unknown'));
  await settle(house, message, error);
  return true;
}

/** @param url smtp:// or smtps://, with account and password where the server asks for them */
export const openTransport = (url: string): Transporter => createTransport(url);

interface MailWorker {
  close(): Promise<void>;
}

const idle: MailWorker = { close: async () => undefined };

/** Delivers what is in the outbox until closed: woken by a new message, looking by itself now and then. Idle without SINTRA_SMTP_URL. */
export async function openMailWorker(house: House): Promise<MailWorker> {
  const { smtpUrl } = house.config;
  if (smtpUrl === undefined) return idle;
  const transport = openTransport(smtpUrl);
  const stop = new AbortController();
  let wake: () => void = () => undefined;
  const listening = await house.sql.listen(MAIL_CHANNEL, () => wake());
  const pause = (): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, POLL_MS);
    wake = () => { clearTimeout(timer); resolve(); };
  });
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const worked = await deliverOne(house, transport).catch(() => false);
      if (!worked && !stop.signal.aborted) await pause();
    }
  };
  const running = loop();
  return {
    async close() {
      stop.abort();
      wake();
      await running;
      await listening.unlisten();
      transport.close();
    },
  };
}
