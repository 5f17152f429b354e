import { z } from 'zod';
import { clock } from '@sintra/platform/clock';
import { defineCommand, type Call } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import { writeDocx } from '@sintra/platform/documents';
import { canMail, queueMail, type Attachment, type Message } from '@sintra/platform/mail';
import type { RecordView } from '@sintra/platform/records';
import { lastDayToConvoke, workingDaysBetween } from '../rules/working-days.ts';
import { calendarFile, sessionAddress } from './calendar-file.ts';
import { convocation } from './documents/convocation.ts';
import { isoInWords, sayWritten } from './documents/words.ts';
import { addressesOf, attendanceFor } from './members.ts';
import { commissionNotices } from './notices.ts';
import { sessionProblems } from './problems.ts';
import { changeSession, fileOf, readSession, text, type SessionFile } from './session-file.ts';
import { tellMembers } from './tell.ts';

const convokable: readonly (string | null)[] = ['planned', 'deferred', null];

/** What a convocation cannot go without. */
export function missingToConvoke({ day, values, agenda }: SessionFile): string[] {
  return [
    ...(day === null ? ['el día en que se celebra'] : []), ...(text(values, 'startsAt') === null ? ['la hora de inicio'] : []),
    ...(text(values, 'venue') === null ? ['la sede o el enlace'] : []), ...(agenda.length === 0 ? ['el orden del día'] : []),
  ];
}

export interface Notice {
  readonly days: number;
  readonly needed: number;
  readonly lastDay: string;
}

/** Working days left until the session, those that its rule asks for, and the last day on which they were whole. */
export function noticeOf({ values, rules }: SessionFile, day: string, today: string): Notice {
  const needed = text(values, 'sessionType') === 'extraordinary' ? rules.noticeExtraordinaryDays : rules.noticeOrdinaryDays;
  return { days: workingDaysBetween(today, day), needed, lastDay: lastDayToConvoke(day, needed) };
}

function requireNotice(file: SessionFile, day: string, today: string, reason: string | undefined): void {
  const notice = noticeOf(file, day, today);
  if (notice.days >= notice.needed || (reason?.length ?? 0) >= 10) return;
  throw sessionProblems.shortNotice({ ...notice, lastDay: isoInWords(notice.lastDay) });
}

/** The message of the convocation and its files, without recipients. */
export async function convocationMessage(house: House, file: SessionFile): Promise<Omit<Message, 'to'>> {
  const { publicUrl } = house.config;
  const document = convocation(file);
  const calendar = calendarFile(file, publicUrl);
  const word: Attachment = { name: 'convocatoria.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', content: await writeDocx(document) };
  const entry: Attachment[] = calendar === null ? [] : [{ name: 'sesion.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content: Buffer.from(calendar) }];
  const agenda = file.agenda.map((row, index) => `  ${String(index + 1)}. ${text(row.values, 'topic') ?? ''}`).join('\n');
  const names = file.agenda.flatMap((row, index) => { const name = fileOf(file, row)?.name; return name === undefined ? [] : [`  ${String(index + 1)}. ${name}`]; });
  const address = sessionAddress(publicUrl, file.row.id);
  // Only where they are: a file that travels by mail is read by whoever opens the mailbox, and nobody knows.
  const documents = names.length === 0 ? '' : `\nDocumentos por punto (no van adjuntos; se descargan con su cuenta en ${address}/preparar):\n${names.join('\n')}\n`;
  return {
    subject: document.title,
    text: `${document.title}\n${document.subtitle ?? ''}\n\nFecha: ${sayWritten(text(file.values, 'heldOn'))}\nHora: ${text(file.values, 'startsAt') ?? ''}\nSede o enlace: ${text(file.values, 'venue') ?? ''}\n\n`
      + `Orden del día:\n${agenda}\n${documents}\nLa convocatoria va adjunta, con la cita para su calendario. En el sistema: ${address}\n`,
    attachments: [word, ...entry],
  };
}

async function send(call: Call, file: SessionFile, day: string): Promise<number> {
  if (!canMail(call.house)) return 0;
  const addresses = addressesOf(file.body.members, day);
  if (addresses.length === 0) return 0;
  const message = await convocationMessage(call.house, file);
  await queueMail(call.tx, call.context, { resource: 'session', recordId: file.row.id }, addresses.map((to) => ({ ...message, to })));
  return addresses.length;
}

export interface Convoked {
  readonly view: RecordView;
  /** Messages put in the outbox; 0 where the house has no mail server and they are sent by hand. */
  readonly queued: number;
}

async function convoke(call: Call, input: { id: string; version: number; shortNotice?: string | undefined }): Promise<Convoked> {
  const today = clock.today();
  const file = await readSession(call, input.id, today);
  if (!convokable.includes(text(file.values, 'sessionStatus'))) throw sessionProblems.wrongMoment({ from: text(file.values, 'sessionStatus') ?? '' });
  const missing = missingToConvoke(file);
  const { day } = file;
  if (missing.length > 0 || day === null) throw sessionProblems.notReadyToConvoke({ missing });
  requireNotice(file, day, today, input.shortNotice);
  const rows = attendanceFor(file.body.members, file.attendance, day).map((values) => ({ values }));
  const view = await changeSession(call, input.id, input.version, {
    values: { sessionStatus: 'convoked', statusReason: null, convokedOn: today, heldOn: text(file.values, 'heldOn') ?? day, minutesStatus: text(file.values, 'minutesStatus') ?? 'none' },
    groups: { attendance: rows },
  });
  const convoked = await readSession(call, input.id, today);
  const session = text(convoked.values, 'title') ?? 'Sesión';
  await tellMembers(call, convoked, commissionNotices.sessionConvoked({ session, day: isoInWords(day), hour: text(file.values, 'startsAt') }));
  return { view, queued: await send(call, convoked, day) };
}

/** Sends the convocation: members of the day are called, told and written to. */
export const convokeCommand = defineCommand({
  name: 'session.convoke', resource: 'work', action: 'update',
  input: z.strictObject({ id: z.uuid(), version: z.number().int(), shortNotice: z.string().trim().max(1000).optional() }),
  handle: convoke,
  log: (input, { view, queued }: Convoked) => ({
    action: 'session.convoke', resource: 'session', recordId: view.id, ownerInstitutionId: view.institution.id, version: view.version, details: { queued },
    ...(input.shortNotice !== undefined && input.shortNotice !== '' && { reason: input.shortNotice }),
  }),
});
