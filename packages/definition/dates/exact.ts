import { addDays } from './calendar.ts';
import { readDate } from './read.ts';
import type { DateProblem } from './units.ts';

const notADay = 'Se esperaba un día completo (día, mes y año), por ejemplo 05/03/2001.';

/** Reads a date that must be one known day, such as a date of birth: neither a month, a period nor an approximation will do. */
export function readExactDay(text: string): { readonly day: string } | DateProblem {
  const date = readDate(text);
  if ('problem' in date) return date;
  const [range, ...others] = date.ranges;
  if (date.kind !== 'dated' || range === undefined || others.length > 0 || date.edtf !== range[0] || addDays(range[0], 1) !== range[1]) {
    return { problem: notADay };
  }
  return { day: range[0] };
}

/**
 * A date of birth: one known day, not after `today` and not more than 120 years before it.
 * @param today ISO day of the clock; definitions have no clock of their own.
 */
export function readBirthDate(text: string, today: string): { readonly day: string } | DateProblem {
  const read = readExactDay(text);
  if ('problem' in read) return read;
  if (read.day > today) return { problem: 'La fecha de nacimiento es posterior a hoy.' };
  if (Number(today.slice(0, 4)) - Number(read.day.slice(0, 4)) > 120) return { problem: 'La fecha de nacimiento es de hace más de 120 años.' };
  return read;
}
