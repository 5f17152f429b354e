import fc from 'fast-check';
import { cellsOf, type CatalogEntry, type Cell, type Form, type Group, type Value, type Values } from '@sintra/definition';
import { catalogs as loanCatalogs, loan } from '@sintra/library-loans/forms';
import type { Catalogs } from '../types.ts';

export { loan };

/** A catalogue in which nearly everything is a trap: commas, semicolons, labels that are other entries' codes, leading zeros. */
const traps: readonly CatalogEntry[] = [
  { code: '09', label: { es: 'Ciudad de México', en: 'Mexico City' } },
  { code: '9', label: { es: '09', en: 'zero nine' } },
  { code: 'a', label: { es: 'Embarazo, parto o puerperio', en: 'a' } },
  { code: 'b', label: { es: 'Parto', en: 'b' } },
  { code: 'c', label: { es: 'uno; dos', en: 'c' } },
  { code: 'd', label: { es: '=SUMA(A1)', en: 'd' } },
  { code: 'e', label: { es: 'Otro', en: 'Other' } },
  { code: 'f', label: { es: 'otro', en: 'other one' } },
  { code: 'g', label: { es: '(borrar)', en: 'g' } },
  { code: 'h', label: { es: 'Retirado', en: 'h' }, until: '2020-01-01', replacedBy: 'i' },
  { code: 'i', label: { es: 'retirado', en: 'i' } },
];

const entriesOf = (entries: readonly CatalogEntry[]): ReadonlyMap<string, CatalogEntry> => new Map(entries.map((entry) => [entry.code, entry]));

export const catalogs: Catalogs = new Map(loanCatalogs.map((catalog) => [catalog.id, entriesOf(catalog.entries)]));
/** The same catalogues with traps in place of tags. */
export const trapped: Catalogs = new Map([...catalogs, ['tag', entriesOf(traps)], ['genre', entriesOf(traps)]]);

const dangerous = fc.constantFrom('=cmd|\' /C calc\'!A1', '+52 55 1234 5678', '-1', '@SUM(A1)', '\uff1dHYPERLINK("x")', "'", "''", "'=a", '(borrar)', ' (Borrar) ', '_x000D_', '_x005F_x0041_', ' espacios ', 'a\nb', '"', 'a,"b";c', '<b>&amp;</b>', ']]>', '\u{1f98e}', '0123', '1e5', 'TRUE', '2024-03-05', '\ufeffmarca', '|', '%n');
const text = fc.oneof(dangerous, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((value) => !value.includes('\r') && !value.includes('\0') && value.isWellFormed()));
const date = fc.constantFrom('2024-03-05', '05/03/2024', 'marzo 2024', '2T 2024', 'por definir', '2024', 'febrero-marzo 2024', 'mar-24', 'aprox. 2019');

function valueOf(cell: Cell, live: Catalogs): fc.Arbitrary<Value> {
  const codes = [...(live.get(cell.catalog ?? '')?.keys() ?? ['x'])];
  switch (cell.type) {
    case 'integer': return fc.integer();
    case 'decimal': return fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((number) => (number === 0 ? 0 : number));
    case 'code': return fc.constantFrom(...codes);
    case 'codes': return fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 });
    case 'date': return date;
    case 'uuid': return fc.uuid();
    case 'text': return text;
  }
}

/** Any values of a form or group; about half of the cells are absent. */
export const valuesOf = (source: Form | Group, live: Catalogs): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(cellsOf(source).map((cell) => [cell.id, valueOf(cell, live)])), { requiredKeys: [] }) as fc.Arbitrary<Values>;
