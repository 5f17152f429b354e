import type { RecordInput } from '@sintra/definition';
import { inventCare } from './care.ts';
import { recentDay } from './days.ts';
import { inventConsent, inventDetection, inventFacts } from './facts.ts';
import { inventPerson } from './person.ts';
import { inventState } from './places.ts';
import { seeded, type Random } from './random.ts';

/** An invented record, not yet stored. */
export interface Invented {
  /** INEGI key of the state institution that owns it, or a federal institution's acronym. */
  readonly owner: string;
  readonly day: string;
  readonly input: RecordInput;
  /** How many steps of the review it has taken: 0 is a draft. */
  readonly steps: number;
  /** Sent back with a reason by who reviews. */
  readonly observed: boolean;
}

/** Federal institutions that attend people; the others of the law coordinate. */
const attending = { FGR: 34, CEAV: 26, INM: 20, SNDIF: 12, SRE: 5, SSPC: 3 };

function stepsOf(random: Random, back: number): number {
  if (back < 30) return random.chance(0.5) ? 0 : 1;
  return Number(random.weighted(back < 200 ? { 0: 6, 1: 34, 2: 56, 3: 4 } : { 0: 2, 1: 10, 2: 58, 3: 30 }));
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function inventOne(random: Random, number: number, today: string): Invented {
  const day = recentDay(random, today);
  const state = inventState(random);
  const person = inventPerson(random, number);
  const values = { ...person.values, ...inventDetection(random, { day, today, state }), ...inventFacts(random, person, state, day), ...inventConsent(random, person.age < 18, day) };
  const owner = random.chance(0.22) ? random.weighted(attending) : state;
  const groups = inventCare(random, { day, today, state, number });
  const steps = stepsOf(random, daysBetween(day, today));
  return { owner, day, input: { values, groups }, steps, observed: steps === 1 && random.chance(0.3) };
}

/** The same victims for the same seed and day, in the order in which they were detected. */
export function inventVictims(count: number, seed: number, today: string): Invented[] {
  const random = seeded(seed);
  const all = Array.from({ length: count }, (_, index) => inventOne(random, index + 1, today));
  return all.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

