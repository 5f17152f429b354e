import type { CatalogEntry } from '@sintra/definition';

type More = Omit<CatalogEntry, 'code' | 'label'>;

/** One row of a catalogue: permanent code, Spanish and English label, then law, parent and other spellings. */
export const entry = (code: string, es: string, en: string, more: More = {}): CatalogEntry => ({ code, label: { es, en }, ...more });

export const also = (...alias: readonly string[]): More => ({ alias });
