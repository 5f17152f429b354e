import { emptyRoot, nodeHash } from './hash.ts';

/** A growing tree, of which only the roots of its complete subtrees are kept: constant memory, whatever its size. */
export class Frontier {
  size: number;
  /** Roots of the complete subtrees, the largest first. */
  readonly #peaks: Uint8Array[];

  constructor(size = 0, peaks: readonly Uint8Array[] = []) {
    this.size = size;
    this.#peaks = [...peaks];
  }

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(this.#peaks.pop() ?? hash, hash);
    this.#peaks.push(hash);
    this.size += 1;
  }

  root(): Uint8Array {
    return this.#peaks.length === 0 ? emptyRoot : this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }

  peaks(): readonly Uint8Array[] {
    return [...this.#peaks];
  }
}
