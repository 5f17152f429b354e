/**
 * The closed vocabulary of field kinds. Each kind says which cells one field of it opens: a cell is one API property,
 * one spreadsheet column, one input on the screen and one column of the table (a date's cell has four, see projections/sql).
 * A new kind needs a decision record; a new field needs none.
 */
import type { Bilingual } from './text.ts';

export type CellType = 'text' | 'integer' | 'decimal' | 'code' | 'codes' | 'date' | 'uuid';

export interface Part {
  /** Appended to the field's id in camelCase; '' for kinds of a single cell. */
  readonly suffix: string;
  readonly type: CellType;
  readonly label?: Bilingual;
  /** Catalogue that the part always answers from, whatever the field says. */
  readonly catalog?: string;
  /** Catalogue whose labels are offered while free text is typed; what is not in it is accepted all the same. */
  readonly suggests?: string;
  /** May stay empty where the field is needed: not everybody has a second surname. */
  readonly optional?: true;
}

const single = (type: CellType, catalog?: string): readonly Part[] => [
  catalog === undefined ? { suffix: '', type } : { suffix: '', type, catalog },
];

export const kinds = {
  text: single('text'),
  longText: single('text'),
  integer: single('integer'),
  decimal: single('decimal'),
  money: single('decimal'),
  yesNo: single('code', 'yes_no'),
  date: single('date'),
  catalogOne: single('code'),
  catalogMany: single('codes'),
  place: [
    { suffix: 'Country', type: 'code', catalog: 'country', label: { es: 'país', en: 'country' } },
    { suffix: 'State', type: 'code', catalog: 'state', label: { es: 'entidad federativa', en: 'state' } },
    { suffix: 'Municipality', type: 'text', label: { es: 'municipio o alcaldía', en: 'municipality' }, suggests: 'municipality', optional: true },
    { suffix: 'Locality', type: 'text', label: { es: 'localidad', en: 'locality' }, optional: true },
  ],
  identifier: single('text'),
  personName: [
    { suffix: 'Given', type: 'text', label: { es: 'nombre(s)', en: 'given names' } },
    { suffix: 'First', type: 'text', label: { es: 'primer apellido', en: 'first surname' } },
    { suffix: 'Second', type: 'text', label: { es: 'segundo apellido', en: 'second surname' }, optional: true },
  ],
  reference: single('uuid'),
  file: single('uuid'),
  email: single('text'),
  phone: single('text'),
} as const satisfies Record<string, readonly Part[]>;

export type Kind = keyof typeof kinds;
