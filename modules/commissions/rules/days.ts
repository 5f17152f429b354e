import { addDays, readDate } from '@sintra/definition';

/** First day that a written date covers; null for «por definir» and what is not understood. */
export function firstDay(written: string | null | undefined): string | null {
  if (written === null || written === undefined) return null;
  const reading = readDate(written);
  return 'problem' in reading ? null : (reading.ranges[0]?.[0] ?? null);
}

/** Last day that a written date covers: what is due «en marzo» is late in April. */
export function lastDay(written: string | null | undefined): string | null {
  if (written === null || written === undefined) return null;
  const reading = readDate(written);
  const after = 'problem' in reading ? undefined : reading.ranges.at(-1)?.[1];
  return after === undefined ? null : addDays(after, -1);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months later; the last of the month where it has no such day («31 de enero» + 1 = 28 or 29 of February). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(Math.min(of, daysIn(toYear, toMonth))).padStart(2, '0')}`;
}

/** Days from one to the other; negative when the second is before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
