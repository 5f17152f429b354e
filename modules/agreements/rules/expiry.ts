import { addDays, readDate } from '@sintra/definition';

/** Days before the end from which an agreement is told of: three months to renew it, and one month when it presses. */
const AHEAD = [30, 90] as const;

export interface Term {
  readonly status: string | null;
  /** As written: «31 de diciembre de 2031», «Indefinida». */
  readonly validUntil: string | null;
  /** Ends of its renewals, as written. */
  readonly renewedUntil: readonly string[];
}

export type Expiry =
  | { readonly state: 'over' | 'indefinite' | 'undated' }
  | { readonly state: 'expired' | 'in_force'; readonly until: string }
  | { readonly state: 'ending'; readonly until: string; readonly within: (typeof AHEAD)[number] };

/** The last day that a written end says: `permanent` for «Indefinida», null when it says no day. */
function endOf(written: string): string | null {
  const date = readDate(written);
  if ('problem' in date) return null;
  if (date.kind === 'permanent') return 'permanent';
  const after = date.ranges.at(-1)?.[1];
  return after === undefined ? null : addDays(after, -1);
}

/** «permanent» sorts after every ISO day, so the latest of all is also the one that never ends. */
const latest = (ends: readonly string[]): string | undefined => [...ends].sort().at(-1);

/**
 * How an agreement stands before its end: the latest of its validity and its renewals counts. What is indefinite never ends; what
 * is terminated or still negotiated is not watched.
 * @param today ISO day
 */
export function expiryOf({ status, validUntil, renewedUntil }: Term, today: string): Expiry {
  if (status === 'terminated' || status === 'in_negotiation') return { state: 'over' };
  const until = latest([validUntil ?? '', ...renewedUntil].map(endOf).filter((end) => end !== null));
  if (until === undefined) return { state: 'undated' };
  if (until === 'permanent') return { state: 'indefinite' };
  if (until < today) return { state: 'expired', until };
  const within = AHEAD.find((days) => until <= addDays(today, days));
  return within === undefined ? { state: 'in_force', until } : { state: 'ending', until, within };
}
