/** A source of chance that gives the same sequence for the same seed: two demonstrations tell the same story. */
export interface Random {
  /** From 0 up to, never reaching, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A key of the table, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** One to `most` different keys of the table. */
  several<K extends string>(weights: Readonly<Record<K, number>>, most: number): K[];
}

/** mulberry32: 32 bits of state, plenty for invented people, never for secrets. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const totals = new WeakMap<object, number>();

function totalOf(weights: Readonly<Record<string, number>>): number {
  let total = totals.get(weights);
  if (total === undefined) totals.set(weights, (total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)));
  return total;
}

/** @param seed any whole number */
export function seeded(seed: number): Random {
  const next = mulberry(seed);
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    let rest = next() * totalOf(weights);
    const keys = Object.keys(weights) as K[];
    return keys.find((key) => (rest -= weights[key]) < 0) ?? (keys[0] as K);
  };
  return {
    next, int, weighted,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    several: (weights, most) => [...new Set(Array.from({ length: int(1, most) }, () => weighted(weights)))],
  };
}
