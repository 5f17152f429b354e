import { checkpointHash, openCheckpoint, readCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { Findings } from './findings.ts';

/** A tree's root as signed, with the first checkpoint that says it. */
export interface SignedHead {
  readonly size: number;
  readonly root: Buffer;
  readonly checkpoint: number;
}

/** The checkpoints of one file, in order: signed, numbered, each naming the one before, no tree ever shrinking. */
export class Chain {
  readonly heads = new Map<string, SignedHead[]>();
  readonly hashes = new Map<number, Buffer>();
  first: Checkpoint | null = null;
  last: Checkpoint | null = null;
  readonly #findings: Findings;
  readonly #keys: readonly Uint8Array[];
  /** A filtered file may leave out checkpoints, once, before its last one; consistency proofs bridge them. */
  readonly #mayJump: boolean;
  #jumped: number | null = null;
  #number = 0;
  #previous: Buffer | null | undefined = undefined;

  constructor(keys: readonly Uint8Array[], isFiltered: boolean, findings: Findings) {
    this.#keys = keys;
    this.#mayJump = isFiltered;
    this.#findings = findings;
  }

  add(note: string, line: number): void {
    const checkpoint = openCheckpoint(note, this.#keys);
    if (checkpoint === null) return this.#skip(note, line);
    if (this.last !== null && checkpoint.number <= this.last.number) {
      return this.#findings.add({ kind: 'checkpoint_reordered', checkpoint: checkpoint.number, line });
    }
    this.#link(checkpoint, line);
    this.#grow(checkpoint, line);
    this.first ??= checkpoint;
    this.last = checkpoint;
    this.#number = checkpoint.number;
    this.#previous = checkpointHash(note);
    this.hashes.set(checkpoint.number, this.#previous);
  }

  // What was altered keeps its place in the count, so that the ones after it are not accused too.
  #skip(note: string, line: number): void {
    const claimed = readCheckpoint(note)?.number;
    this.#findings.add({ kind: 'checkpoint_altered', line, checkpoint: claimed ?? this.#number + 1 });
    this.#number += 1;
    this.#previous = undefined;
  }

  #link({ number, previous }: Checkpoint, line: number): void {
    if (this.#jumped !== null) this.#missing(this.#jumped, line);
    this.#jumped = null;
    if (this.#number === 0 && this.#mayJump) return;
    if (number !== this.#number + 1) {
      if (this.#mayJump) this.#jumped = this.#number + 1;
      else this.#missing(this.#number + 1, line);
      return;
    }
    const expected = number === 1 ? null : this.#previous;
    if (expected === undefined) return;
    const agrees = expected === null ? previous === null : previous !== null && previous.equals(expected);
    if (!agrees) this.#findings.add({ kind: 'checkpoint_contradicts', checkpoint: number, line });
  }

  #missing(checkpoint: number, line: number): void {
    this.#findings.add({ kind: 'checkpoint_missing', checkpoint, line });
  }

  #grow({ number, trees }: Checkpoint, line: number): void {
    for (const [tree, old] of this.last?.trees ?? []) {
      const head = trees.get(tree);
      const isFaithful = head !== undefined && head.size >= old.size && (head.size > old.size || head.root.equals(old.root));
      if (!isFaithful) this.#findings.add({ kind: 'checkpoint_contradicts', checkpoint: number, tree, line });
    }
    for (const [tree, { size, root }] of trees) {
      const known = this.heads.get(tree) ?? [];
      if (known.length === 0) this.heads.set(tree, known);
      if ((known.at(-1)?.size ?? 0) < size) known.push({ size, root, checkpoint: number });
    }
  }
}
