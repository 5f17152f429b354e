import { addDays } from '@sintra/definition';
import { weekday } from './days.ts';

/** A day of obligatory rest: of a date, or the n-th Monday of a month; `every` and `since` for those that come each six years. */
interface Holiday {
  readonly month: number;
  readonly day?: number;
  readonly monday?: number;
  readonly since?: number;
  readonly every?: number;
  readonly until?: number;
}

/** Obligatory rest days (Ley Federal del Trabajo, art. 74). Data: a reform changes this list; a body's own days go in `extra`. */
const officialHolidays: readonly Holiday[] = [
  { month: 1, day: 1 }, { month: 2, monday: 1 }, { month: 3, monday: 3 }, { month: 5, day: 1 }, { month: 9, day: 16 },
  { month: 10, day: 1, since: 2024, every: 6 }, { month: 11, monday: 3 }, { month: 12, day: 1, since: 1976, every: 6, until: 2018 }, { month: 12, day: 25 },
];

const two = (number: number): string => String(number).padStart(2, '0');

function dayOf({ month, day, monday }: Holiday, year: number): string {
  if (day !== undefined) return `${String(year)}-${two(month)}-${two(day)}`;
  const first = weekday(`${String(year)}-${two(month)}-01`);
  return `${String(year)}-${two(month)}-${two(((8 - first) % 7) + 1 + ((monday ?? 1) - 1) * 7)}`;
}

const falls = ({ since = 0, every = 1, until = 9_999 }: Holiday, year: number): boolean => year >= since && year <= until && (year - since) % every === 0;

/** Obligatory rest days of a year, ISO. */
export const holidaysOf = (year: number, holidays: readonly Holiday[] = officialHolidays): readonly string[] =>
  holidays.filter((holiday) => falls(holiday, year)).map((holiday) => dayOf(holiday, year));

/** Whether offices work that day. @param extra other days without work, ISO (election days, what a body agreed) */
export const isWorkingDay = (day: string, extra: readonly string[] = []): boolean =>
  weekday(day) % 6 !== 0 && !extra.includes(day) && !holidaysOf(Number(day.slice(0, 4))).includes(day);

/** Whole working days between the day of the convocation and the day of the session, neither of them counted. */
export function workingDaysBetween(from: string, to: string, extra: readonly string[] = []): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isWorkingDay(day, extra)) count += 1;
  return count;
}

/** Last working day on which a session may be convoked so that the notice is whole. @param notice working days */
export function lastDayToConvoke(session: string, notice: number, extra: readonly string[] = []): string {
  let [day, left] = [addDays(session, -1), notice];
  while (left > 0) {
    if (isWorkingDay(day, extra)) left -= 1;
    day = addDays(day, -1);
  }
  while (!isWorkingDay(day, extra)) day = addDays(day, -1);
  return day;
}
