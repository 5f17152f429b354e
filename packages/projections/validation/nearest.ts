import { normalize, type CatalogEntry } from '@sintra/definition';

/** A catalogue as the database has it today: code → entry. */
export type LiveCatalog = ReadonlyMap<string, CatalogEntry>;
export type LiveCatalogs = ReadonlyMap<string, LiveCatalog>;

interface Spelling {
  readonly text: string;
  readonly entry: CatalogEntry;
}

const spellingCache = new WeakMap<LiveCatalog, readonly Spelling[]>();

function spellingsOf(catalog: LiveCatalog): readonly Spelling[] {
  const known = spellingCache.get(catalog);
  if (known !== undefined) return known;
  const spellings = [...catalog.values()].flatMap((entry) =>
    [entry.code, entry.label.es, entry.label.en, ...(entry.alias ?? [])].map((text) => ({ text: normalize(text), entry })),
  );
  spellingCache.set(catalog, spellings);
  return spellings;
}

/** Edits (insert, delete, replace, swap of neighbours) from one word to the other; stops counting past `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [new Array<number>(), Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(step(a, b, i, j, row, last, before));
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}

function step(a: string, b: string, i: number, j: number, row: readonly number[], last: readonly number[], before: readonly number[]): number {
  const at = (line: readonly number[], index: number): number => line[index] ?? Infinity;
  const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, at(before, j - 2) + 1) : best;
}

/**
 * The candidate whose spelling, normalized beforehand, is nearest to a text; undefined when none is near: a third of the
 * shorter one's letters at most.
 */
export function nearestOf<T>(text: string, candidates: Iterable<T>, spelling: (candidate: T) => string): T | undefined {
  const wanted = normalize(text.slice(0, 100));
  let best: { readonly candidate: T; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const other = spelling(candidate);
    const most = Math.min(best === undefined ? Infinity : best.edits - 1, Math.floor(Math.min(wanted.length, other.length) / 3));
    if (most < 0) break;
    const edits = distance(wanted, other, most);
    if (edits <= most) best = { candidate, edits };
  }
  return best?.candidate;
}

/** The entry whose code, label or alias is nearest to what somebody wrote, for «¿Quiso decir …?». Suggested, never taken. */
export const nearestEntry = (text: string, catalog: LiveCatalog): CatalogEntry | undefined =>
  nearestOf(text, spellingsOf(catalog), (spelling) => spelling.text)?.entry;
