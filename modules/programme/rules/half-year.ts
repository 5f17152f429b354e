import { dueOf, type DayRange, type FuzzyDate } from '@sintra/definition';

export type Half = 1 | 2;

/** «1er semestre 2031» as days, the second one excluded. */
export const halfRange = (year: number, half: Half): DayRange => (half === 1 ? [`${String(year)}-01-01`, `${String(year)}-07-01`] : [`${String(year)}-07-01`, `${String(year + 1)}-01-01`]);

/** The half year of a day. */
export const halfOf = (day: string): Half => (Number(day.slice(5, 7)) <= 6 ? 1 : 2);

interface Followed {
  readonly date: FuzzyDate | null;
  readonly status: string | null;
  /** Days on which somebody reported progress. */
  readonly reports: readonly string[];
}

const over = new Set(['done', 'cancelled']);

/**
 * Whether the half-yearly round asks for it: it is not over, it is due in that half year or has no date, and nobody reported on it
 * then. (Programme of work, rule of follow-up: what has no precise date is followed each half year.)
 */
export function isWaiting({ date, status, reports }: Followed, year: number, half: Half): boolean {
  if (status !== null && over.has(status)) return false;
  const [from, to] = halfRange(year, half);
  const { occurrences } = dueOf(date, from, year);
  return occurrences.some(([start, end]) => start < to && end > from) && !reports.some((day) => day >= from && day < to);
}
