import type { CatalogEntry } from '@sintra/definition';

type More = Omit<CatalogEntry, 'code' | 'label'>;

/** One row of a catalogue: permanent code, Spanish and English label, then law, equivalences, parent and other spellings. */
export const entry = (code: string, es: string, en: string, more: More = {}): CatalogEntry => ({ code, label: { es, en }, ...more });

const unknownSpellings = [
  'no identificada', 'no especificado', 'no especificada', 'se ignora', 'se desconoce', 'desconocido', 'desconocida', 'sin dato', 'unknown',
  'not specified', 'not known',
];

/** «No identificado» is an answer; an empty cell is not. */
export const notIdentified = (more: More = {}): CatalogEntry =>
  entry('not_identified', 'No identificado', 'Not identified', { alias: unknownSpellings, ...more });

export const other = (more: More = {}): CatalogEntry => entry('other', 'Otro', 'Other', { alias: ['otra', 'otros', 'otras'], ...more });
