import { nodeHash } from './hash.ts';

/** Leaves `from` (included) to `until` (not). */
export interface Range {
  readonly from: number;
  readonly until: number;
}

/** Largest power of two below `size` (> 1): where RFC 6962 cuts a tree in two. */
function cut(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** Subtrees whose hashes are the inclusion proof of a leaf in a tree, from the leaf up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, { from, until }: Range): Range[] {
  if (until - from <= 1) return [];
  const middle = from + cut(until - from);
  return index < middle
    ? [...inclusionRanges(index, { from, until: middle }), { from: middle, until }]
    : [...inclusionRanges(index, { from: middle, until }), { from, until: middle }];
}

/** Subtrees whose hashes are the consistency proof between the trees of `old` and `size` leaves (RFC 6962 §2.1.2). */
export function consistencyRanges(old: number, size: number): Range[] {
  return old === 0 || old === size ? [] : steps(old, { from: 0, until: size }, true);
}

// `whole`: the verifier already knows the hash of this subtree, because it is the old tree itself.
function steps(old: number, { from, until }: Range, whole: boolean): Range[] {
  if (old === until) return whole ? [] : [{ from, until }];
  const middle = from + cut(until - from);
  return old <= middle
    ? [...steps(old, { from, until: middle }, whole), { from: middle, until }]
    : [...steps(old, { from: middle, until }, false), { from, until: middle }];
}

/** Root of a list of neighbouring hashes that stand at the same height. @param hashes at least one */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) throw new RangeError('no hashes, no root');
  if (hashes.length === 1) return only;
  const middle = cut(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, middle)), rootOf(hashes.slice(middle)));
}
