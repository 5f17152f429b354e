import { emptyRoot, HASH, nodeHash } from './hash.ts';

/** What is needed to check that a leaf stands in a tree. */
interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

interface Consistency {
  readonly oldSize: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (value: Uint8Array): boolean => value.length === HASH;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const half = (value: number): number => Math.floor(value / 2);
const isOdd = (value: number): boolean => value % 2 === 1;

/** Walks a path from its leaf; null when its length does not fit. `left` are the siblings on the left, from the leaf up. */
function walk(leaf: Uint8Array, { index, size, proof }: Inclusion): { readonly root: Uint8Array; readonly left: Uint8Array[] } | null {
  let [node, last, root] = [index, size - 1, leaf];
  const left: Uint8Array[] = [];
  for (const sibling of proof) {
    if (last === 0) return null;
    if (isOdd(node) || node === last) {
      root = nodeHash(sibling, root);
      left.push(sibling);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else root = nodeHash(root, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? { root, left } : null;
}

/**
 * Whether the leaf hash stands at `index` in the tree of `size` leaves with this root (RFC 9162 §2.1.3.2).
 * Never throws: whatever does not fit is false.
 */
export function verifyInclusion(leaf: Uint8Array, inclusion: Inclusion, root: Uint8Array): boolean {
  return leftSiblings(leaf, inclusion, root) !== null;
}

/**
 * The left siblings of a valid inclusion proof, the largest first: the complete subtrees of the leaves before `index`.
 * Null when the proof is not valid.
 */
export function leftSiblings(leaf: Uint8Array, inclusion: Inclusion, root: Uint8Array): readonly Uint8Array[] | null {
  const { index, size, proof } = inclusion;
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return null;
  const walked = walk(leaf, inclusion);
  return walked !== null && same(walked.root, root) ? walked.left.toReversed() : null;
}

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}

/** The two roots to which a consistency proof leads, or null when its length does not fit. */
function climb(oldSize: number, size: number, path: readonly Uint8Array[]): readonly [Uint8Array, Uint8Array] | null {
  const [first, ...rest] = path;
  if (first === undefined) return null;
  let [node, last] = [oldSize - 1, size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [old, root] = [first, first];
  for (const hash of rest) {
    if (last === 0) return null;
    if (isOdd(node) || node === last) {
      [old, root] = [nodeHash(hash, old), nodeHash(hash, root)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else root = nodeHash(root, hash);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? [old, root] : null;
}

/** Whether the tree of `size` leaves begins with the one of `oldSize` (RFC 9162 §2.1.4.2). Never throws. */
export function verifyConsistency({ oldSize, size, proof }: Consistency, oldRoot: Uint8Array, root: Uint8Array): boolean {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size || ![oldRoot, root, ...proof].every(isHash)) return false;
  if (oldSize === size) return proof.length === 0 && same(oldRoot, root);
  if (oldSize === 0) return proof.length === 0 && same(oldRoot, emptyRoot);
  const roots = climb(oldSize, size, isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof);
  return roots !== null && same(roots[0], oldRoot) && same(roots[1], root);
}
