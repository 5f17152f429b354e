/** Calendar arithmetic on ISO days («2024-03-05»), always in UTC: a legal day is never shifted by a time zone. */

export const firstYear = 1900;
export const lastYear = 2100;

/** Where a date that only has an end («antes de octubre») starts for comparisons. */
export const noBeginning = `${firstYear}-01-01`;

const two = (number: number): string => String(number).padStart(2, '0');

export const isoDay = (year: number, month: number, day: number): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
export const isoMonth = (year: number, month: number): string => isoDay(year, month, 1).slice(0, 7);

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day that is `days` after (or before, when negative) an ISO day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** First day of the month that comes `months` after the given one. */
export function monthStart(year: number, month: number, months = 0): string {
  const count = year * 12 + (month - 1) + months;
  return isoDay(Math.floor(count / 12), (count % 12) + 1, 1);
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const partsOf = (day: string): DayParts => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
});
