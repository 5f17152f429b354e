import { addDays } from '@sintra/definition';
import { clock } from '@sintra/platform/clock';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { sayMeeting } from '../forms/index.ts';
import { nameOf } from './session-name.ts';
import { text, type SessionFile } from './session-file.ts';

const HOUR = 60;

/** Minutes by which a zone is ahead of UTC at an instant. */
function offsetMinutes(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(instant);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return (Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(instant.getTime() / 1_000) * 1_000) / 60_000;
}

/** The instant of an hour on the wall of some zone: «10:00» in Tijuana is not «10:00» in Cancún. */
export function instantOf(day: string, hour: string, timeZone: string): Date {
  const asUtc = new Date(`${day}T${hour}:00Z`);
  const guess = new Date(asUtc.getTime() - offsetMinutes(asUtc, timeZone) * 60_000);
  return new Date(asUtc.getTime() - offsetMinutes(guess, timeZone) * 60_000);
}

/** A deferred session has its new day, and is tentative until it is convoked again. */
const statuses: Readonly<Record<string, ICalEventStatus>> = { planned: ICalEventStatus.TENTATIVE, cancelled: ICalEventStatus.CANCELLED, deferred: ICalEventStatus.TENTATIVE };

/** Where the session is written from: the address of its screen. */
export const sessionAddress = (publicUrl: string, id: string): string => `${publicUrl}/comisiones/sesiones/${id}`;

/**
 * The session as a calendar file (RFC 5545), in UTC; a whole day where it has no hour. Null without a day. Its UID stays and its
 * SEQUENCE grows with each version, so that calendars move the entry that they have.
 * @param taken out of calendars, whatever its state, with the day that they have
 */
export function calendarFile(file: SessionFile, publicUrl: string, taken?: { readonly day: string | null; readonly out: true }): string | null {
  const { values, row, body } = file;
  const day = taken?.day ?? file.day;
  if (day === null) return null;
  const hour = text(values, 'startsAt');
  const start = hour === null ? new Date(`${day}T12:00:00Z`) : instantOf(day, hour, text(values, 'timeZone') ?? 'America/Mexico_City');
  const status = taken?.out === true ? ICalEventStatus.CANCELLED : statuses[text(values, 'sessionStatus') ?? ''] ?? ICalEventStatus.CONFIRMED;
  const cancelled = status === ICalEventStatus.CANCELLED;
  const calendar = ical({ prodId: { company: 'SINTRA', product: 'Comisiones', language: 'ES' }, method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${row.id}@sintra`, sequence: row.version, stamp: clock.now(), status, allDay: hour === null, start,
    end: hour === null ? new Date(`${addDays(day, 1)}T12:00:00Z`) : new Date(start.getTime() + 2 * HOUR * 60_000),
    summary: `${sayMeeting(nameOf(values))} · ${text(body.values, 'acronym') ?? ''}`,
    description: [text(body.values, 'name'), ...file.agenda.map((item, index) => `${String(index + 1)}. ${text(item.values, 'topic') ?? ''}`)].filter(Boolean).join('\n'),
    location: text(values, 'venue'), url: sessionAddress(publicUrl, row.id),
  });
  return calendar.toString();
}
