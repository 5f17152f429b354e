import type { Values } from '@sintra/definition';
import { firstDay } from './days.ts';

export type Majority = 'simple' | 'absolute' | 'two_thirds' | 'consensus';

/** How a body may meet and decide on a given day. */
export interface BodyRules {
  readonly quorumFirst: number;
  readonly quorumSecond: number;
  readonly quorumNeedsChair: boolean;
  readonly noticeOrdinaryDays: number;
  readonly noticeExtraordinaryDays: number;
  readonly majority: Majority;
  readonly castingVote: boolean;
  readonly minimumPerYear: number | null;
  readonly atLeastEveryMonths: number | null;
  /** Re-elections of organisations and experts, each for an equal term. */
  readonly termRenewals: number;
  /** Where it is written; null: usual values, still to be confirmed against the body's own regulation. */
  readonly basis: string | null;
  /** Whether somebody wrote a rule in force that day; false: all of it is the usual. */
  readonly written: boolean;
}

/** Usual in Mexican collegiate bodies; the texts of the Reglamento and the Reglamento Interno are still to be checked (domain page §2.3). */
const usual: BodyRules = {
  quorumFirst: 51, quorumSecond: 0, quorumNeedsChair: true, noticeOrdinaryDays: 10, noticeExtraordinaryDays: 2,
  majority: 'simple', castingVote: true, minimumPerYear: null, atLeastEveryMonths: null,
  termRenewals: 1, // Reglamento Interno 18
  basis: null, written: false,
};

const byType: Readonly<Record<string, Partial<BodyRules>>> = {
  interministerial_commission: { minimumPerYear: 2 }, // Reglamento LGT 35, 36
  consultative_subcommission: { atLeastEveryMonths: 3 }, // Reglamento LGT 59; Reglamento Interno 23, 24
};

const numberOr = <T>(value: unknown, otherwise: T): number | T => (typeof value === 'number' ? value : otherwise);
const yesOr = (value: unknown, otherwise: boolean): boolean => (value === 'yes' ? true : value === 'no' ? false : otherwise);
const majorities: readonly string[] = ['simple', 'absolute', 'two_thirds', 'consensus'];

export const defaultRules = (bodyType: string): BodyRules => ({ ...usual, ...byType[bodyType] });

/** The rules of the day: the last row in force by then; what the row leaves open, and any day before the first row, is the usual. */
export function rulesInForce(rows: readonly Values[], bodyType: string, day: string): BodyRules {
  const usualHere = defaultRules(bodyType);
  const [row] = rows.map((values) => ({ values, from: firstDay(values['rulesFrom'] as string | null) })).filter(({ from }) => from !== null && from <= day)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  if (row === undefined) return usualHere;
  const { values } = row;
  return {
    quorumFirst: numberOr(values['quorumFirst'], usualHere.quorumFirst), quorumSecond: numberOr(values['quorumSecond'], usualHere.quorumSecond),
    quorumNeedsChair: yesOr(values['quorumNeedsChair'], usualHere.quorumNeedsChair),
    noticeOrdinaryDays: numberOr(values['noticeOrdinaryDays'], usualHere.noticeOrdinaryDays),
    noticeExtraordinaryDays: numberOr(values['noticeExtraordinaryDays'], usualHere.noticeExtraordinaryDays),
    majority: majorities.includes(String(values['majority'])) ? (values['majority'] as Majority) : usualHere.majority,
    castingVote: yesOr(values['castingVote'], usualHere.castingVote),
    minimumPerYear: numberOr(values['minimumPerYear'], usualHere.minimumPerYear),
    atLeastEveryMonths: numberOr(values['atLeastEveryMonths'], usualHere.atLeastEveryMonths),
    termRenewals: numberOr(values['termRenewals'], usualHere.termRenewals),
    written: true,
    basis: typeof values['rulesBasis'] === 'string' ? values['rulesBasis'] : null,
  };
}
