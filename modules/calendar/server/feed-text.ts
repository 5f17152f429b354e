import { createHash } from 'node:crypto';
import { addDays, type DayRange } from '@sintra/definition';
import { instantOf } from '@sintra/commissions/server';
import { clock } from '@sintra/platform/clock';
import ical, { ICalEventStatus } from 'ical-generator';
import type { Kind } from '../rules/mark.ts';
import type { Item } from './items.ts';
import type { CalendarView } from './list.ts';

/** Calendars ask again after so many hours. */
const HOURS = 6;
const nouns: Readonly<Record<Kind, string>> = { session: 'Sesión', activity: 'Actividad', resolution: 'Vence un acuerdo', agreement: 'Vence un convenio' };
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Hours of a session that has no end written, as its convocation says. */
const HOURS_OF_SESSION = 2;
const HOUR = 3_600_000;

/** When an event stands, in UTC: from hour to hour where its one day has an hour; otherwise whole days. */
function whenOf({ startsAt, endsAt, timeZone, ranges }: Item, [from, until]: DayRange) {
  const isOneDay = ranges.length === 1 && addDays(from, 1) === until;
  if (startsAt === null || !isOneDay) return { allDay: true, start: noon(from), end: noon(until) };
  const instant = (hour: string): Date => instantOf(from, hour, timeZone ?? 'America/Mexico_City');
  const start = instant(startsAt);
  return { allDay: false, start, end: endsAt === null ? new Date(start.getTime() + HOURS_OF_SESSION * HOUR) : instant(endsAt) };
}

/** A deferred session stands on its new day, and is tentative until it is convoked again. */
const statuses: Readonly<Record<string, ICalEventStatus>> = { planned: ICalEventStatus.TENTATIVE, deferred: ICalEventStatus.TENTATIVE, cancelled: ICalEventStatus.CANCELLED };

/** Title, days or hours, place: no names of people, nothing that is said or voted. One event for each range. */
function eventsOf(item: Item, publicUrl: string) {
  const status = statuses[item.status ?? ''] ?? ICalEventStatus.CONFIRMED;
  return item.ranges.map((range) => ({
    ...whenOf(item, range), id: `${item.id}-${range[0]}@sintra`, sequence: item.version, stamp: clock.now(), status,
    summary: item.kind === 'session' ? item.title : `${nouns[item.kind]}: ${item.title}`,
    description: [item.bodyName, item.written].filter(Boolean).join('\n'), location: item.venue, url: `${publicUrl}${item.path}`,
  }));
}

/** A calendar (RFC 5545) with what has a date; what is «por definir» has no day to stand on and is left out. */
export function feedText({ items }: Pick<CalendarView, 'items'>, publicUrl: string, ofBody: boolean): string {
  const name = ofBody ? (items[0]?.bodyName ?? 'Órgano') : 'Calendario de trabajo';
  const calendar = ical({ name, prodId: { company: 'SINTRA', product: 'Calendario', language: 'ES' }, ttl: HOURS * 3_600 });
  for (const item of items) for (const event of eventsOf(item, publicUrl)) calendar.createEvent(event);
  return calendar.toString();
}

/** A mark of what a calendar says, whenever it is written: an application that has it is told that nothing changed. */
export const markOfText = (text: string): string => `"${createHash('sha256').update(text.replaceAll(/^DTSTAMP:.*$/gmu, '')).digest('base64url').slice(0, 27)}"`;
