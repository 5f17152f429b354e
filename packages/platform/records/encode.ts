import { clearCells, sealedCells, type Form, type Group, type Value, type Values } from '@sintra/definition';
import { columnsOf, fromColumns, toColumns } from '@sintra/projections/sql';
import { mask, open, seal } from '../identity/index.ts';

/** Where a sealed row stands: its table, its id, and the person whose key opens it. */
interface SealedPlace {
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
  const answered: Record<string, Value> = {};
  for (const { id } of sealedCells(source)) {
    const value = values[id];
    if (value !== undefined && value !== null) answered[id] = value;
  }
  return answered;
}

/** The sealed cells as one ciphertext; null when none has an answer, so that no key is spent on nobody. */
export function sealRow(source: Form | Group, values: Values, key: Buffer | undefined, place: SealedPlace): Buffer | null {
  return key === undefined || !hasSealed(source, values) ? null : seal(key, sealedValues(source, values), placeOf(place));
}

/** The reverse of `sealRow`. @throws SealBroken */
export const openRow = (sealed: Buffer, key: Buffer, place: SealedPlace): Values => open(key, sealed, placeOf(place));

export const hasSealed = (source: Form | Group, values: Values): boolean => sealedCells(source).some(({ id }) => values[id] !== undefined && values[id] !== null);

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
