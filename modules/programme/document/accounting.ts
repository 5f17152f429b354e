import type { Block } from './blocks.ts';
import type { Passage, Reading } from './types.ts';

/** How many passages had each outcome, and how many different things were understood. */
export interface Balance {
  readonly passages: number;
  readonly understood: number;
  readonly toComplete: number;
  readonly dismissed: number;
  /** Passages dismissed and to complete, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Different things by kind: the same body named twice counts once. */
  readonly items: Readonly<Record<string, number>>;
}

const countBy = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));

export function balanceOf(passages: readonly Passage[]): Balance {
  const having = (outcome: Passage['outcome']): number => passages.filter((passage) => passage.outcome === outcome).length;
  const items = new Map(passages.filter(({ outcome }) => outcome === 'understood').flatMap((passage) => passage.items.map((item) => [item.key, item.kind])));
  return {
    passages: passages.length, understood: having('understood'), toComplete: having('to_complete'), dismissed: having('dismissed'),
    reasons: countBy(passages.flatMap(({ reason }) => (reason === null ? [] : [reason]))), items: countBy([...items.values()]),
  };
}

/** Lines of the file that are in no passage, or in more than one: always none, whatever the document. */
export function unaccounted(blocks: readonly Block[], { passages }: Reading): readonly number[] {
  const times = new Map<number, number>();
  for (const line of passages.flatMap(({ lines }) => lines)) times.set(line, (times.get(line) ?? 0) + 1);
  const all = new Set(blocks.flatMap(({ lines }) => lines));
  return [...new Set([...all, ...times.keys()])].filter((line) => !all.has(line) || times.get(line) !== 1).sort((a, b) => a - b);
}
