import type { Cell, Kind } from '@sintra/definition';
import { lookupOf } from '../lookup.ts';
import type { Catalogs } from '../types.ts';

type Sample = (cell: Cell, catalogs: Catalogs) => string | number;

const optionsOf = (cell: Cell, catalogs: Catalogs): readonly string[] => {
  const entries = catalogs.get(cell.catalog ?? '') ?? new Map<string, never>();
  return [...entries.values()].filter((entry) => entry.until === undefined).map(({ code }) => lookupOf(entries).write(code));
};

const first: Sample = (cell, catalogs) => optionsOf(cell, catalogs)[0] ?? '';
const firstTwo: Sample = (cell, catalogs) => optionsOf(cell, catalogs).slice(0, 2).join('; ');
const number: Sample = ({ field }) => Math.max(field.min ?? 1, 1);

/** What the example row shows, by kind of field. Nobody's data. */
const samples: { readonly [K in Kind]: Sample } = {
  text: () => 'Texto breve',
  longText: () => 'Texto de uno o varios párrafos',
  integer: number,
  decimal: number,
  money: () => 1250.5,
  yesNo: first,
  date: () => '05/03/2024',
  catalogOne: first,
  catalogMany: firstTwo,
  place: (cell, catalogs) => (cell.catalog === undefined ? 'Nombre del lugar' : first(cell, catalogs)),
  identifier: () => 'ABC-123',
  personName: () => 'Ejemplo',
  reference: () => '',
  file: () => '',
  email: () => 'nombre@ejemplo.mx',
  phone: () => '55 1234 5678',
};

export const sampleOf: Sample = (cell, catalogs) => samples[cell.field.kind](cell, catalogs);
