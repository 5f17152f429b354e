import { normalize } from '@sintra/definition';
import type { CatalogEntryView, Catalogs, CellView } from '../api/types.ts';
import { es } from '../words.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

const unknownCodes = new Set(['not_identified', 'no_identificado', 'unknown', '99', 'ZZ']);

export const entriesOf = (catalogs: Catalogs, cell: CellView): readonly CatalogEntryView[] =>
  cell.catalog === undefined ? [] : (catalogs[cell.catalog] ?? []);

/** The catalogue's way of saying «No identificado», if it has one. */
export const unknownCode = (entries: readonly CatalogEntryView[]): string | undefined =>
  entries.find((entry) => unknownCodes.has(entry.code) || normalize(es(entry.label)) === 'NO IDENTIFICADO')?.code;

/** Codes that may be chosen today, and the retired one that the record already has. */
export function optionsOf(entries: readonly CatalogEntryView[], chosen: readonly string[] = []): Option[] {
  const today = new Date().toISOString().slice(0, 10);
  const open = entries.filter((entry) => entry.until === undefined || entry.until === null || entry.until > today || chosen.includes(entry.code));
  return open.map((entry) => ({ value: entry.code, label: es(entry.label) }));
}

export const labelOf = (entries: readonly CatalogEntryView[], code: string): string => {
  const found = entries.find((entry) => entry.code === code);
  return found === undefined ? code : es(found.label);
};

/** Matches words in any order, without accents or capitals: «mexico estado» finds «Estado de México». */
export function filterOptions<T extends { label: string }>(options: readonly T[], search: string): T[] {
  const words = normalize(search).split(' ').filter((word) => word !== '');
  if (words.length === 0) return [...options];
  const starts = (option: T) => (normalize(option.label).startsWith(words.join(' ')) ? 0 : 1);
  return options.filter((option) => words.every((word) => normalize(option.label).includes(word))).sort((one, other) => starts(one) - starts(other));
}
