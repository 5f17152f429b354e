export { writeEml, type Attachment, type Message } from './message.ts';
export { canMail, mailAbout, queueMail, type About, type Sent } from './outbox.ts';
export { deliverOne, openMailWorker, openTransport } from './worker.ts';
