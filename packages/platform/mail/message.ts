import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { SendMailOptions } from 'nodemailer';

export interface Attachment {
  readonly name: string;
  /** Media type, with its parameters. */
  readonly type: string;
  readonly content: Buffer;
}

/** One message to one person. Never a word of anybody's record: what bodies do, and nothing of victims. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** As nodemailer takes it. It opens no file and no address on a message's account. */
export const mailOf = (message: Message, from: string, messageId?: string): SendMailOptions => ({
  from, to: message.to, subject: message.subject, text: message.text,
  ...(messageId !== undefined && { messageId }),
  attachments: message.attachments.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
  disableFileAccess: true, disableUrlAccess: true,
});

/** The message as an .eml file to be opened and sent by hand; `recipients` go in «Para». */
export const writeEml = (message: Omit<Message, 'to'>, recipients: readonly string[], from: string): Promise<Buffer> =>
  // Marked as unsent, mail programs open it to be written on, not as one received.
  new MailComposer({ ...mailOf({ ...message, to: '' }, from), to: [...recipients], headers: { 'X-Unsent': '1' } }).compile().build();
