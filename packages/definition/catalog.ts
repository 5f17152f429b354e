import type { Bilingual } from './text.ts';

/** One permanent code. Retired (`until`), never deleted once used. */
export interface CatalogEntry {
  readonly code: string;
  readonly label: Bilingual;
  /** Code of another entry of the same catalogue. */
  readonly parent?: string;
  /** Legal basis, an article: «LGT 10-III». */
  readonly law?: string;
  /** ISO dates between which the code may be chosen. */
  readonly from?: string;
  readonly until?: string;
  readonly replacedBy?: string;
  /** Equivalences by vocabulary: htcds, glotip, ctdc, tip, iccs, curp, iso3, inegi… */
  readonly maps?: Readonly<Record<string, string>>;
  /** Other spellings that an import accepts as this entry («Mexicana» for MX), compared without accents or case. */
  readonly alias?: readonly string[];
}

export interface Catalog {
  readonly id: string;
  readonly label: Bilingual;
  readonly law?: string;
  readonly entries: readonly CatalogEntry[];
}

/**
 * Declares a catalogue as the release ships it. The database holds the living copy (platform/catalogs): a release inserts or
 * retires by code and never overwrites what an administrator edited.
 * @throws Error on a repeated code or an unknown parent.
 */
export function defineCatalog(catalog: Catalog): Catalog {
  const codes = new Set<string>();
  for (const { code } of catalog.entries) {
    if (codes.has(code)) throw new Error(`catalogue "${catalog.id}": code "${code}" twice`);
    codes.add(code);
  }
  for (const { code, parent, replacedBy } of catalog.entries) {
    for (const other of [parent, replacedBy]) {
      if (other !== undefined && !codes.has(other)) throw new Error(`catalogue "${catalog.id}": "${code}" points to the unknown "${other}"`);
    }
  }
  return catalog;
}

/** Answers to yes / no questions; «not identified» is an answer, an empty cell is not (domain page §9.4). */
export const yesNo = defineCatalog({
  id: 'yes_no',
  label: { es: 'Sí, no o no identificado', en: 'Yes, no or not identified' },
  entries: [
    { code: 'yes', label: { es: 'Sí', en: 'Yes' }, alias: ['1', '1.0', 'true', 'verdadero', 'x', 's', 'y'] },
    { code: 'no', label: { es: 'No', en: 'No' }, alias: ['0', '0.0', 'false', 'falso', 'n'] },
    { code: 'not_identified', label: { es: 'No identificado', en: 'Not identified' }, alias: ['se ignora', 'no especificado', 'desconocido', 'unknown', 'ni', '9', '-99'] },
  ],
});
