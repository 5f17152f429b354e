/** How numbers, instants and texts are said in Spanish (es-MX, Mexico City). Pure. */
import { readExactDay, type Bilingual } from '@sintra/definition';

const zone = 'America/Mexico_City';
const whole = new Intl.NumberFormat('es-MX');
const long = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: zone });
const longTime = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
const short = new Intl.DateTimeFormat('es-MX', { day: '2-digit', month: 'short', year: 'numeric', timeZone: zone });
const clock = new Intl.DateTimeFormat('es-MX', { timeStyle: 'short', timeZone: zone });

export const sayNumber = (value: number): string => whole.format(value);
/** A day without an hour is that day in Mexico City, not the evening before. */
const instantOf = (instant: string | Date): Date => new Date(typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant) ? `${instant}T12:00:00-06:00` : instant);

/** «24 de enero de 2024». */
export const sayDay = (instant: string | Date): string => long.format(instantOf(instant));
export const sayShortDay = (instant: string | Date): string => short.format(instantOf(instant)).replace('.', '');
/** «24 ene 2024, 9:05 a.m.». */
export const sayShortInstant = (instant: string | Date): string => `${sayShortDay(instant)}, ${sayClock(instant)}`;
export const sayInstant = (instant: string | Date): string => longTime.format(new Date(instant));
const sayClock = (instant: string | Date): string => clock.format(new Date(instant));

/** A written date that is one day, said in words; months, periods and the rest stay as they were written. */
export function sayWrittenDay(written: string, say: (day: string) => string = sayDay): string {
  const read = readExactDay(written);
  return 'problem' in read ? written : say(read.day);
}

/** Ends a sentence; one that ends in «p.m.» has its full stop already. */
export const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);

/** The Spanish of a text that may come with or without its English. */
export const es = (text: Bilingual | string | null | undefined): string => (text === null || text === undefined ? '' : typeof text === 'string' ? text : text.es);

export const plural = (count: number, one: string, many: string): string => `${sayNumber(count)} ${count === 1 ? one : many}`;

/** «5 s», «3 min», «2 h», «4 días»: how long ago, rounded down. */
export function sayElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return plural(Math.floor(seconds / 86_400), 'día', 'días');
}

/** Percentage with at most one decimal; «—» when there is nothing to divide by. */
export const sayShare = (part: number, total: number): string =>
  total === 0 ? '—' : `${new Intl.NumberFormat('es-MX', { maximumFractionDigits: 1 }).format((part / total) * 100)} %`;
