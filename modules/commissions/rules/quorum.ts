import type { Values } from '@sintra/definition';
import type { BodyRules } from './body-rules.ts';

type SessionCall = 'first' | 'second';

export interface Quorum {
  /** Members with a vote, of whom so many are needed and so many are there (member or substitute: LGT 85). */
  readonly voting: number;
  readonly needed: number;
  readonly present: number;
  /** The chair is needed and nobody of theirs is there. */
  readonly lacksChair: boolean;
  readonly reached: boolean;
}

/** Members needed: 50 and 51 per cent mean half plus one; 0 means whoever attends, at least one. */
export function neededFor(voting: number, percent: number): number {
  const half = percent === 50 || percent === 51;
  return Math.max(1, half ? Math.floor(voting / 2) + 1 : Math.ceil((voting * percent) / 100));
}

const votes = (row: Values): boolean => row['attendeeQuality'] === 'voice_and_vote';
const isThere = (row: Values, call: SessionCall): boolean =>
  (row['attendedBy'] === 'titular' || row['attendedBy'] === 'substitute') && (call === 'second' || row['attendedCall'] !== 'second');

/** The quorum of a call, from the rows of attendance. In second call those of the first count too. */
export function quorumOf(attendance: readonly Values[], rules: BodyRules, call: SessionCall): Quorum {
  const members = attendance.filter(votes);
  const present = members.filter((row) => isThere(row, call)).length;
  const needed = neededFor(members.length, call === 'first' ? rules.quorumFirst : rules.quorumSecond);
  const chairs = attendance.filter((row) => row['attendeePresides'] === 'yes');
  const lacksChair = rules.quorumNeedsChair && chairs.length > 0 && !chairs.some((row) => isThere(row, call));
  return { voting: members.length, needed, present, lacksChair, reached: members.length > 0 && present >= needed && !lacksChair };
}
