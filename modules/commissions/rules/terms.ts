import { addDays } from '@sintra/definition';
import { addMonths, daysBetween } from './days.ts';

/** Organisations and experts sit for two years, and may be re-elected once for as long (Reglamento Interno 18). */
export const TERM_MONTHS = 24;
const TERM_WARNING_DAYS = 90;

type TermState = 'not_begun' | 'in_force' | 'ending' | 'ended';

export interface Term {
  readonly until: string;
  readonly state: TermState;
  readonly daysLeft: number;
  /** Whether the law lets the same candidate stand again. */
  readonly renewable: boolean;
}

/** Last day of a term that begins on a day. */
export const termEnd = (from: string): string => addDays(addMonths(from, TERM_MONTHS), -1);

/** @param until as decided; two years where nobody wrote it */
export function termOf(from: string, until: string | null, renewed: boolean, today: string): Term {
  const end = until ?? termEnd(from);
  const daysLeft = daysBetween(today, end);
  const state = today < from ? 'not_begun' : daysLeft < 0 ? 'ended' : daysLeft <= TERM_WARNING_DAYS ? 'ending' : 'in_force';
  return { until: end, state, daysLeft, renewable: !renewed };
}
