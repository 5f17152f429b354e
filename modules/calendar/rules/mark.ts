import { dueOf, readDate, type DayRange, type FuzzyDate } from '@sintra/definition';
import { agreementLight } from '@sintra/agreements/server';
import { resolutionLight } from '@sintra/commissions/server';
import { activityLight, type Light, type Lit } from '@sintra/programme/server';

export const kinds = ['session', 'activity', 'resolution', 'agreement'] as const;
export type Kind = (typeof kinds)[number];
export type { Light };

interface Dated {
  readonly kind: Kind;
  readonly written: string | null;
  readonly status: string | null;
  /** Of the programme or session, for what says no year. */
  readonly year: number | null;
  /** ISO days of the reports of progress on an activity. */
  readonly reports: readonly string[];
}

export interface Mark extends Lit {
  readonly ranges: readonly DayRange[];
  readonly dateKind: FuzzyDate['kind'] | null;
  readonly overdue: boolean;
}

const read = (written: string | null): FuzzyDate | null => {
  const date = written === null || written === '' ? null : readDate(written);
  return date === null || 'problem' in date ? null : date;
};

const sessionStates: Readonly<Record<string, string>> = { held: 'done', cancelled: 'cancelled', deferred: 'deferred' };

function litOf({ kind, written, status, year, reports }: Dated, date: FuzzyDate | null, today: string): Lit {
  switch (kind) {
    case 'resolution': return resolutionLight(status, written, today);
    case 'agreement': return agreementLight({ status, validUntil: written, renewedUntil: [] }, today);
    case 'activity': return activityLight({ date, status, reports, percent: null, year: year ?? Number(today.slice(0, 4)) }, today);
    case 'session': return activityLight({ date, status: sessionStates[status ?? ''] ?? 'planned', reports, percent: null, year: year ?? Number(today.slice(0, 4)) }, today);
  }
}

/**
 * The days of something, and its light with the rule that lit it: the one of its own module. Overdue: its days ended (`dueOf`) and its
 * light is not that of what is over.
 * @param today ISO day
 */
export function markOf(dated: Dated, today: string): Mark {
  const date = read(dated.written);
  const lit = litOf(dated, date, today);
  const isOver = lit.light === 'done' || lit.light === 'grey';
  return { ...lit, ranges: date?.ranges ?? [], dateKind: date?.kind ?? null, overdue: !isOver && dueOf(date, today, dated.year ?? Number(today.slice(0, 4))).overdue };
}
