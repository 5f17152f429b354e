import type { Catalog, CatalogEntry } from '@sintra/definition';
import { code, page, table, type Column } from './markdown.ts';

const validity = ({ from, until, replacedBy }: CatalogEntry): string =>
  [from && `from ${from}`, until && `until ${until}`, replacedBy && `replaced by ${replacedBy}`].filter(Boolean).join(', ');

const vocabularies = ({ entries }: Catalog): readonly string[] => [...new Set(entries.flatMap(({ maps }) => Object.keys(maps ?? {})))];

const columnsOf = (catalog: Catalog): readonly Column<CatalogEntry>[] => [
  ['Code', (entry) => code(entry.code)],
  ['Spanish', (entry) => entry.label.es],
  ['English', (entry) => entry.label.en],
  ['Within', (entry) => code(entry.parent)],
  ['Law', (entry) => entry.law ?? ''],
  ...vocabularies(catalog).map((vocabulary): Column<CatalogEntry> => [vocabulary, (entry) => entry.maps?.[vocabulary] ?? '']),
  ['Valid', validity],
  ['Also read as', (entry) => (entry.alias ?? []).join(' · ')],
];

/** The page of one catalogue: codes, labels, legal basis, equivalences and the other spellings an import accepts. */
export const catalogPage = (catalog: Catalog): string => page([
  `# ${catalog.label.es} / ${catalog.label.en}`,
  `Catalogue \`${catalog.id}\`, ${String(catalog.entries.length)} codes.${catalog.law === undefined ? '' : ` Basis: ${catalog.law}.`}`,
  'Codes are permanent. An equivalence that ends in «?» is not verified yet.',
  table(catalog.entries, columnsOf(catalog)),
]);
