import { foldText } from '../forms/fold.ts';

/** One term to which somebody was selected. */
export interface TermHeld {
  readonly folio: string;
  readonly from: string | null;
  /** Says of itself that it is a re-election: the first term may be older than the system. */
  readonly renewed: boolean;
}

/** Same organisation or person: however capitals, accents and spaces were typed. */
export const candidateKey = (name: string): string => foldText(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Whether one term more is beyond what the rule allows, whatever the order in which they are captured.
 * @param others terms of the same candidate, each once
 * @param renewals re-elections that the rule of the day allows
 */
export function isBeyond(others: readonly TermHeld[], term: Omit<TermHeld, 'folio'>, renewals: number): boolean {
  const all = [...others, term].sort((a, b) => ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : 1));
  // The earliest that is known was itself a re-election: one more came before it.
  const before = all[0]?.renewed === true ? 1 : 0;
  return all.length + before > 1 + renewals;
}
