import { clock } from '@sintra/platform/clock';
import ical, { ICalEventStatus } from 'ical-generator';
import type { Kind } from '../rules/mark.ts';
import type { Item } from './items.ts';
import type { CalendarView } from './list.ts';

/** Calendars ask again after so many hours. */
const HOURS = 6;
const nouns: Readonly<Record<Kind, string>> = { session: 'Sesión', activity: 'Actividad', resolution: 'Vence un acuerdo', agreement: 'Vence un convenio' };
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Title, days, place: no names of people, nothing that is said or voted. One event for each range, whole days. */
function eventsOf(item: Item, publicUrl: string) {
  const status = item.status === 'cancelled' || item.status === 'deferred' ? ICalEventStatus.CANCELLED : item.status === 'planned' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
  return item.ranges.map(([from, until]) => ({
    id: `${item.id}-${from}@sintra`, sequence: item.version, stamp: clock.now(), status, allDay: true, start: noon(from), end: noon(until),
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
