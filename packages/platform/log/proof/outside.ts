import { checkpointHash, openCheckpoint, splitCheckpoints } from './checkpoint.ts';
import type { Chain } from './chain.ts';
import type { Findings } from './findings.ts';
import { readNote } from './note.ts';

interface Witnessed {
  readonly number: number;
  readonly time: string;
  readonly note: string;
}

/** A power cut may leave the beginning of a note, which is then written again; that is no manipulation. */
const isTorn = (note: string, next: string | undefined): boolean => readNote(note) === null && (next === undefined || next.startsWith(note.trim()));

/** Checkpoints kept outside the database: whoever rewrites the log and signs anew cannot rewrite these. */
export class Outside {
  readonly checkpoints: Witnessed[] = [];
  readonly #altered: number[] = [];

  constructor(contents: readonly string[], keys: readonly Uint8Array[]) {
    for (const content of contents) {
      const notes = splitCheckpoints(content);
      for (const [index, note] of notes.entries()) {
        const opened = openCheckpoint(note, keys);
        if (opened !== null) this.checkpoints.push({ number: opened.number, time: opened.time, note });
        else if (!isTorn(note, notes[index + 1])) this.#altered.push(index + 1);
      }
    }
  }

  /** Compares with a file's own checkpoints. @param exportedAt later ones say nothing against the file */
  compare(chain: Chain, exportedAt: string, findings: Findings): void {
    for (const place of this.#altered) findings.add({ kind: 'outside_altered', first: place });
    const seen = new Map<number, string>();
    for (const { number, time, note } of this.checkpoints) {
      const inside = chain.hashes.get(number);
      const differs = (inside !== undefined && !inside.equals(checkpointHash(note))) || (seen.get(number) ?? note) !== note;
      seen.set(number, note);
      if (differs) findings.add({ kind: 'outside_differs', checkpoint: number });
      else if (number > (chain.last?.number ?? 0) && time <= exportedAt) findings.add({ kind: 'outside_later', checkpoint: number });
    }
  }
}
