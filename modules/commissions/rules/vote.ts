import type { BodyRules } from './body-rules.ts';

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** How the chair voted, for a tie. */
  readonly chair?: 'for' | 'against' | 'abstained' | undefined;
}

type VoteResult = 'approved' | 'approved_by_casting_vote' | 'not_approved';

/** Abstentions are votes of those present: they lower no majority but the simple one, which weighs for against against. */
export function voteResult(votes: Votes, rules: BodyRules, presentWithVote: number): VoteResult {
  const { majority, castingVote } = rules;
  const enough = {
    simple: votes.for > votes.against,
    absolute: votes.for * 2 > presentWithVote,
    two_thirds: votes.for > 0 && votes.for * 3 >= presentWithVote * 2,
    consensus: votes.for > 0 && votes.against === 0,
  }[majority];
  if (enough) return 'approved';
  // With abstentions, as many in favour as against are no half of those present: of an absolute majority that is no tie.
  const tied = votes.for > 0 && { simple: votes.for === votes.against, absolute: votes.for * 2 === presentWithVote, two_thirds: false, consensus: false }[majority];
  return tied && castingVote && votes.chair === 'for' ? 'approved_by_casting_vote' : 'not_approved';
}

/** All who could vote did, and in favour. */
export const isUnanimous = (votes: Votes): boolean => votes.for > 0 && votes.against === 0 && votes.abstained === 0;
