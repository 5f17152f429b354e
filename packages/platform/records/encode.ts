import { clearCells, sealedCells, type Form, type Group, type Value, type Values } from '@sintra/definition';
import { columnsOf, fromColumns, toColumns } from '@sintra/projections/sql';
import { exactToken, mask, nameTokens, open, seal, type Keyring } from '../identity/index.ts';

/** Where a sealed row stands: its table, its id, and the person whose key opens it. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly institution: string;
  readonly person: string;
}

const placeOf = ({ table, row, institution, person }: SealedPlace) => ({ table, row, institution, keyId: person });

/** Names of the clear columns of a form or a group, in the order of `clearValues`. */
export const clearColumnNames = (source: Form | Group): readonly string[] =>
  clearCells(source).flatMap((cell) => columnsOf(cell).map(({ name }) => name));

/** Values of the clear columns, parallel to `clearColumnNames`. */
export const clearValues = (source: Form | Group, values: Values): unknown[] =>
  clearCells(source).flatMap((cell) => toColumns(cell, values[cell.id] ?? null));

/** The sealed cells that have an answer. */
export function sealedValues(source: Form | Group, values: Values): Values {
  const answered = sealedCells(source).flatMap(({ id }): [string, Value][] => {
    const value = values[id];
    return value === undefined || value === null ? [] : [[id, value]];
  });
  return Object.fromEntries(answered);
}

/** The sealed cells as one ciphertext; null when none has an answer, so that no key is spent on nobody. */
export function sealRow(source: Form | Group, values: Values, key: Buffer | undefined, place: SealedPlace): Buffer | null {
  const identifying = sealedValues(source, values);
  if (key === undefined || Object.keys(identifying).length === 0) return null;
  return seal(key, identifying, placeOf(place));
}

/** The reverse of `sealRow`. @throws SealBroken */
export const openRow = (sealed: Buffer, key: Buffer, place: SealedPlace): Values => open(key, sealed, placeOf(place));

export const hasSealed = (source: Form | Group, values: Values): boolean => Object.keys(sealedValues(source, values)).length > 0;

/** Clear cells back from a row: only the first column of each is looked at. */
export function readClear(source: Form | Group, row: Readonly<Record<string, unknown>>): Values {
  const values: Record<string, Value> = {};
  for (const cell of clearCells(source)) {
    const value = fromColumns(cell, row);
    if (value !== null) values[cell.id] = value;
  }
  return values;
}

/** Masked texts of sealed cells, for the screen. */
export const maskValues = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, mask(String(value))]));

/** Domain of a field's tokens: tokens of different fields have nothing in common. */
export const tokenDomain = (form: Form, fieldId: string): string => `${form.id}.${fieldId}`;

/** Tokens under which a record is found. The keyring must be `ready` for the institution. */
export function tokensOf(form: Form, values: Values, keyring: Keyring, institution: string): bigint[] {
  const tokens = sealedCells(form).flatMap(({ id, field }) => {
    const value = values[id];
    if (field.search === undefined || typeof value !== 'string') return [];
    const domain = tokenDomain(form, field.id);
    if (field.search === 'name') return nameTokens(keyring, institution, domain, value);
    const whole = exactToken(keyring, institution, domain, value);
    return whole === null ? [] : [whole];
  });
  return [...new Set(tokens)];
}
