/** What a verifier can find. The names are stable; docs/log-format.md says what each means. */
export type FindingKind =
  | 'line_altered' | 'entry_altered' | 'entry_deleted' | 'entry_inserted' | 'entry_reordered' | 'entry_misplaced' | 'entry_stray'
  | 'leaves_rewritten' | 'tree_missing' | 'proof_wrong'
  | 'checkpoint_altered' | 'checkpoint_missing' | 'checkpoint_reordered' | 'checkpoint_contradicts'
  | 'outside_altered' | 'outside_differs' | 'outside_later'
  | 'file_truncated' | 'file_not_sealed' | 'key_unknown';

/** One manipulation and where it is. Leaves and lines count from 0 and 1; `last` is included. */
export interface Finding {
  readonly kind: FindingKind;
  readonly line?: number;
  readonly tree?: string;
  readonly first?: number;
  readonly last?: number;
  readonly entry?: string;
  readonly checkpoint?: number;
}

/** Beyond this many of a kind, findings are counted and no longer kept: a file of another log would have millions. */
const MOST = 50;

export class Findings {
  readonly kept: Finding[] = [];
  readonly #ofKind = new Map<FindingKind, number>();
  total = 0;

  add(finding: Finding): void {
    const known = this.#ofKind.get(finding.kind) ?? 0;
    this.#ofKind.set(finding.kind, known + 1);
    this.total += 1;
    if (known < MOST) this.kept.push(finding);
  }
}
