import { canonicalJson } from './canonical.ts';
import type { SignedHead } from './chain.ts';
import type { Findings } from './findings.ts';
import { Frontier } from './frontier.ts';
import { leafHash } from './hash.ts';
import { HOUSE, type ConsistencyLine, type EntryLine, type TreeLine } from './lines.ts';
import { leftSiblings, verifyConsistency } from './proofs.ts';

const bytes = (encoded: readonly string[]): Buffer[] => encoded.map((hash) => Buffer.from(hash, 'base64'));
const same = (a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean =>
  a.length === b.length && a.every((hash, index) => Buffer.compare(hash, b[index] ?? hash) === 0);

/**
 * One tree of an export: every entry against its leaf, every leaf against the signed roots. Where leaves are missing or out
 * of order the roots after them can no longer be computed, which is said by the finding itself.
 */
export class TreeCheck {
  readonly tree: string;
  readonly first: number;
  readonly end: number;
  readonly #line: TreeLine;
  readonly #heads: readonly SignedHead[];
  readonly #findings: Findings;
  readonly #proven = new Set<number>();
  readonly #missing: { first: number; last: number }[] = [];
  #frontier = new Frontier();
  #expected: number;
  #isWhole = true;
  #checked = 0;
  #next = 0;
  #beforeLast: readonly Uint8Array[] = [];
  #lastLeaf: Uint8Array = Buffer.alloc(0);

  constructor(line: TreeLine, heads: readonly SignedHead[], findings: Findings) {
    this.#line = line;
    this.tree = line.tree;
    this.first = line.first;
    this.end = line.first + line.count;
    this.#expected = line.first;
    this.#heads = heads;
    this.#findings = findings;
  }

  get size(): number {
    return this.#heads.at(-1)?.size ?? 0;
  }

  entry({ index, leaf, entry }: EntryLine, line: number): void {
    const hash = Buffer.from(leaf, 'base64');
    const where = { tree: this.tree, first: index, line, ...(entry !== null && { entry: entry.id }) };
    this.#place(index, where);
    if (entry === null) this.#findings.add({ kind: 'entry_deleted', last: index, ...where });
    else if (!leafHash(canonicalJson(entry)).equals(hash)) this.#findings.add({ kind: 'entry_altered', ...where });
    else if ((entry.owner_institution_id ?? HOUSE) !== this.tree) this.#findings.add({ kind: 'entry_misplaced', ...where });
    if (this.#isWhole) this.#append(hash);
  }

  #place(index: number, where: { readonly tree: string; readonly line: number; readonly first: number }): void {
    if (index === this.#expected && index < this.end) {
      this.#expected += 1;
      return;
    }
    this.#isWhole = false;
    if (index > this.#expected && index < this.end) {
      this.#missing.push({ first: this.#expected, last: index - 1 });
      this.#expected = index + 1;
    } else this.#findings.add({ kind: this.#wasMissing(index) ? 'entry_reordered' : 'entry_inserted', ...where });
  }

  #wasMissing(index: number): boolean {
    const at = this.#missing.findIndex(({ first, last }) => first <= index && index <= last);
    const gap = this.#missing[at];
    if (gap === undefined) return false;
    const parts = [{ first: gap.first, last: index - 1 }, { first: index + 1, last: gap.last }];
    this.#missing.splice(at, 1, ...parts.filter(({ first, last }) => first <= last));
    return true;
  }

  #append(leaf: Uint8Array): void {
    if (this.#expected === this.first + 1 && this.first > 0) this.#seed(leaf);
    if (this.#expected === this.end) [this.#beforeLast, this.#lastLeaf] = [this.#frontier.peaks(), leaf];
    this.#frontier.append(leaf);
    this.#compare();
  }

  /** Begins in the middle: the first entry's proof brings the complete subtrees before it. */
  #seed(leaf: Uint8Array): void {
    const peaks = this.#siblings(leaf, this.first, this.#line.first_proof);
    if (peaks === null) {
      this.#findings.add({ kind: 'proof_wrong', tree: this.tree, first: this.first });
      this.#isWhole = false;
      return;
    }
    this.#frontier = new Frontier(this.first, peaks);
    this.#compare();
  }

  #siblings(leaf: Uint8Array, index: number, proof: readonly string[] | null): readonly Uint8Array[] | null {
    const head = this.#heads.at(-1);
    return proof === null || head === undefined ? null : leftSiblings(leaf, { index, size: head.size, proof: bytes(proof) }, head.root);
  }

  /** Compares with the root signed at this size. The first difference says between which checkpoints leaves were changed. */
  #compare(): void {
    if (!this.#isWhole) return;
    while ((this.#heads[this.#next]?.size ?? Infinity) < this.#frontier.size) this.#next += 1;
    const head = this.#heads[this.#next];
    if (head === undefined || head.size !== this.#frontier.size) return;
    if (head.root.equals(this.#frontier.root())) this.#checked = head.size;
    else {
      this.#findings.add({ kind: 'leaves_rewritten', tree: this.tree, first: Math.max(this.#checked, this.first), last: head.size - 1, checkpoint: head.checkpoint });
      this.#isWhole = false;
    }
  }

  consistency({ old_size: oldSize, size, proof }: ConsistencyLine, line: number): void {
    const at = this.#heads.findIndex((head) => head.size === oldSize);
    const [old, head] = [this.#heads[at], this.#heads[at + 1]];
    const isRight = old !== undefined && head !== undefined && head.size === size
      && verifyConsistency({ oldSize, size, proof: bytes(proof) }, old.root, head.root);
    if (isRight) this.#proven.add(oldSize);
    else this.#findings.add({ kind: 'proof_wrong', tree: this.tree, first: oldSize, last: size - 1, line });
  }

  finish(): void {
    if (this.#expected < this.end) this.#missing.push({ first: this.#expected, last: this.end - 1 });
    for (const gap of this.#missing) this.#findings.add({ kind: 'entry_deleted', tree: this.tree, ...gap });
    if (this.#missing.length === 0 && this.#isWhole) this.#finishProofs();
  }

  #finishProofs(): void {
    const isAll = this.first === 0 && this.end === this.size;
    if (this.end > this.first && !isAll) {
      const peaks = this.#siblings(this.#lastLeaf, this.end - 1, this.#line.last_proof);
      if (peaks === null || !same(peaks, this.#beforeLast)) this.#findings.add({ kind: 'proof_wrong', tree: this.tree, first: this.end - 1 });
    }
    for (const [index, { size }] of this.#heads.slice(1).entries()) {
      const old = this.#heads[index]?.size ?? 0;
      const isComputed = this.end > this.first && old >= this.first && size <= this.end;
      if (!isComputed && !this.#proven.has(old)) this.#findings.add({ kind: 'proof_wrong', tree: this.tree, first: old, last: size - 1 });
    }
  }
}
