import { addDays } from '@sintra/definition';
import type { Random } from './random.ts';

const months = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'];

/** A day of the last four years before `today` (YYYY-MM-DD); detection grows from year to year, and dips in December. */
export function recentDay(random: Random, today: string): string {
  const back = Math.floor(1_460 * random.next() ** 1.25);
  const day = addDays(today, -back - 1);
  return day.slice(5, 7) === '12' && random.chance(0.4) ? addDays(day, -31) : day;
}

/** The day as officials write it: mostly whole, sometimes only the month, the quarter or the year. */
export function asWritten(random: Random, day: string): string {
  const [year = '', month = '', of = ''] = day.split('-');
  const number = Number(month);
  const written = {
    day, official: `${of}/${month}/${year}`, month: `${months[number - 1] ?? ''} ${year}`, quarter: `${String(Math.ceil(number / 3))}T ${year}`, year,
  };
  return written[random.weighted({ day: 62, official: 18, month: 12, quarter: 5, year: 3 })];
}

/** A day some days after another, never after today: nothing of the demonstration is yet to come. */
export function later(random: Random, day: string, [from, to]: readonly [number, number], today: string): string {
  const then = addDays(day, random.int(from, to));
  return then < today ? then : today;
}

export { addDays };
