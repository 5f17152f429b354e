import type { House } from '@sintra/platform/database';
import type { Attachment, Message } from '@sintra/platform/mail';
import { sayMeeting } from '../forms/index.ts';
import { calendarFile, sessionAddress } from './calendar-file.ts';
import { sayWritten } from './documents/words.ts';
import { text, type SessionFile } from './session-file.ts';
import { nameOf } from './session-name.ts';

const entryOf = (content: string, cancelled: boolean): Attachment =>
  ({ name: 'sesion.ics', type: `text/calendar; charset=utf-8; method=${cancelled ? 'CANCEL' : 'PUBLISH'}`, content: Buffer.from(content) });

/**
 * What those convened are told of a session that was deferred or cancelled, with its entry for their calendars: moved to the new
 * day, or taken out. @param was its day until then, to take the entry out where the new one is still to be set
 */
export function putOffMessage(house: House, file: SessionFile, was: string | null): Omit<Message, 'to'> {
  const { publicUrl } = house.config;
  const { values, day, body } = file;
  const cancelled = text(values, 'sessionStatus') === 'cancelled';
  const out = cancelled || day === null;
  const calendar = calendarFile(file, publicUrl, out ? { day: day ?? was, out: true } : undefined);
  const name = sayMeeting(nameOf(values));
  const what = cancelled ? 'La sesión se canceló y no se celebrará.'
    : `La sesión se difirió. Nueva fecha: ${sayWritten(text(values, 'heldOn') ?? text(values, 'planned'))}${text(values, 'startsAt') === null || day === null ? '' : `, a las ${text(values, 'startsAt') ?? ''} horas`}. Recibirá la convocatoria correspondiente.`;
  const entry = calendar === null ? '' : `\nLa cita adjunta ${out ? 'retira la sesión de' : 'actualiza la sesión en'} su calendario.`;
  return {
    subject: `${cancelled ? 'Se cancela' : 'Se difiere'}: ${name}`,
    text: `${name}\n${text(body.values, 'name') ?? ''}\n\n${what}\nMotivo: ${text(values, 'statusReason') ?? ''}\n${entry}\nEn el sistema: ${sessionAddress(publicUrl, file.row.id)}\n`,
    attachments: calendar === null ? [] : [entryOf(calendar, out)],
  };
}
