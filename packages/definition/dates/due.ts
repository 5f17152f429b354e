import { addDays, isoDay, monthStart } from './calendar.ts';
import type { DayRange, FuzzyDate } from './read.ts';
import { simplify } from './words.ts';

/** When something with such a date has to be there, seen from one day. */
export interface Due {
  /** Every stretch that is waited for, in order: one a range of the date, one a period of what recurs, one a half year of what has no date. */
  readonly occurrences: readonly DayRange[];
  /** Last day of the last one; null when nothing ever ends it. */
  readonly last: string | null;
  /** Last day of the first occurrence that has not ended. */
  readonly next: string | null;
  /** Everything that was waited for has ended. What has no date of its own is never overdue: it is asked about each half year. */
  readonly overdue: boolean;
  /** Without a date that says when it ends: followed each half year. */
  readonly undated: boolean;
}

/** Months between two occurrences; what recurs more often is asked about each month. */
const everyMonths: readonly (readonly [RegExp, number])[] = [
  [/\b(?:bimestral|bimensual|bimestre)/, 2], [/\b(?:cuatrimestral|cuatrimestre)/, 4], [/\b(?:trimestral|trimestre)/, 3], [/\b(?:semestral|semestre)/, 6], [/\b(?:anual|ano)\b/, 12],
];
const monthsOf = (text: string): number => everyMonths.find(([words]) => words.test(simplify(text)))?.[1] ?? 1;

/** The year cut into periods of so many months. */
const periodsOf = (year: number, months: number): readonly DayRange[] =>
  Array.from({ length: 12 / months }, (_, index) => [monthStart(year, 1, index * months), monthStart(year, 1, (index + 1) * months)] as const);

const within = (periods: readonly DayRange[], ranges: readonly DayRange[]): readonly DayRange[] =>
  ranges.length === 0 ? periods : periods.filter(([from, to]) => ranges.some(([start, end]) => from < end && to > start));

function occurrencesOf(date: FuzzyDate | null, year: number): { readonly list: readonly DayRange[]; readonly undated: boolean } {
  if (date?.kind === 'recurring') return { list: within(periodsOf(year, monthsOf(date.text)), date.ranges), undated: false };
  if (date?.kind === 'whole_year' && date.ranges.length === 0) return { list: [[isoDay(year, 1, 1), isoDay(year + 1, 1, 1)]], undated: false };
  if (date === null || date.ranges.length === 0 || date.kind === 'permanent') return { list: periodsOf(year, 6), undated: true };
  return { list: date.ranges, undated: false };
}

/**
 * What is waited for and whether it is overdue. The end of a range counts, not its start; «marzo mayo octubre» and «mensual» are
 * waited for one by one; what has no date («por definir», «permanente») each half year.
 * @param date as read, or null where none was given
 * @param today ISO day
 * @param year of the programme or plan, for what says no year
 */
export function dueOf(date: FuzzyDate | null, today: string, year: number): Due {
  const { list, undated } = occurrencesOf(date, year);
  const ends = list.map(([, to]) => addDays(to, -1));
  const last = ends.at(-1) ?? null;
  return { occurrences: list, last: undated ? null : last, next: ends.find((end) => end >= today) ?? null, overdue: !undated && last !== null && last < today, undated };
}

/** Puts dates in order: by their first day, then their last; what has none after everything else. */
export function compareDates(a: FuzzyDate | null, b: FuzzyDate | null): number {
  const key = (date: FuzzyDate | null): string => `${date?.ranges[0]?.[0] ?? '9999'}|${date?.ranges.at(-1)?.[1] ?? '9999'}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
