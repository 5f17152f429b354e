import type { DismissReason, Item, OpenReason, Passage } from './types.ts';

/** The outcome of one passage, before it is numbered. */
export type Verdict = Pick<Passage, 'outcome' | 'reason' | 'about' | 'items' | 'notes'>;

export const understood = (items: readonly Item[], notes: readonly string[] = []): Verdict => ({ outcome: 'understood', reason: null, about: null, items, notes });

export const dismissed = (reason: DismissReason): Verdict => ({ outcome: 'dismissed', reason, about: null, items: [], notes: [] });

/** Not understood, with what was: a person completes the rest. */
export const open = (reason: OpenReason, about: string | null, items: readonly Item[] = [], notes: readonly string[] = []): Verdict =>
  ({ outcome: 'to_complete', reason, about, items, notes });
