import { randomBytes } from 'node:crypto';
import { clearCells, domainOf, sealedCells, type Form, type Group, type Value, type Values } from '@sintra/definition';
import { fromColumns, toColumns, columnsOf } from '@sintra/projections/sql';
import type { Tx } from '../db/index.ts';
import { openBytes, sealBytes } from '../identity/index.ts';
import { noteWritten } from '../log/index.ts';
import { commitmentOf, fieldSalt, SALT, type Json } from '../log/proof/index.ts';
import type { OpenRecord } from './read.ts';

/** A version of a record. */
export interface VersionPlace {
  readonly institution: string;
  readonly id: string;
  readonly version: number;
}

const placeOf = ({ institution, id, version }: VersionPlace) => ({ table: 'record_salt', row: `${id}/${String(version)}`, institution, keyId: id });

const answer = (value: Value | undefined): Json => (value === undefined || value === null ? null : value);

/** Values as they stand once stored and read back, answers only. */
function stored(source: Form | Group, values: Values): Record<string, Json> {
  const answered = clearCells(source).filter(({ id }) => (values[id] ?? null) !== null);
  const clear = answered.map((cell): [string, Json] => {
    const columns = toColumns(cell, values[cell.id] ?? null);
    return [cell.id, answer(fromColumns(cell, Object.fromEntries(columnsOf(cell).map(({ name }, index) => [name, columns[index]]))))];
  });
  const sealed = sealedCells(source).map(({ id }): [string, Json] => [id, answer(values[id])]);
  return Object.fromEntries([...clear, ...sealed].filter(([, value]) => value !== null));
}

/**
 * What every record has besides its form's fields and a write may change: where its review stands, why it was sent back, why it was
 * annulled. Name in the log → column.
 */
export const houseFields = { '@status': 'status', '@observed': 'observed_reason', '@annulled': 'annulled_reason' } as const;
export type HouseField = keyof typeof houseFields;

/** A record with what a write of the house's own fields gave them. */
export interface Committable extends OpenRecord {
  readonly house?: Readonly<Partial<Record<HouseField, string | null>>>;
}

/** The house's own fields of a row or of a kept version. */
export const houseOf = (row: Readonly<Record<string, unknown>>): NonNullable<Committable['house']> =>
  Object.fromEntries(Object.entries(houseFields).map(([field, column]) => [field, (row[column] ?? null) as string | null]));

/** What a field or a group of a form holds, as it is committed to: a value, or the list of a group's standing rows. */
export function committedValue(form: Form, record: Committable, field: string): Json {
  if (field in houseFields) return record.house?.[field as HouseField] ?? null;
  const group = form.groups.find(({ id }) => id === field);
  if (group !== undefined) return (record.groups[field] ?? []).map(({ values }) => stored(group, values));
  return stored(form, record.values)[field] ?? null;
}

/** Whether a field may hold identifying values: a sealed cell, or a group with one. */
export function isIdentifying(form: Form, field: string): boolean {
  const group = form.groups.find(({ id }) => id === field);
  return group === undefined ? sealedCells(form).some(({ id }) => id === field) : sealedCells(group).length > 0;
}

interface Salts {
  readonly clear: Buffer;
  /** Null where nothing identifying was written, and once the person's key is gone. */
  readonly sealed: Buffer | null;
}

/** The field's own salt, or null when it can no longer be had. */
export const saltOf = (form: Form, { clear, sealed }: Salts, hasSealed: boolean, field: string): Buffer | null => {
  const salt = hasSealed && isIdentifying(form, field) ? sealed : clear;
  return salt === null ? null : fieldSalt(salt, field);
};

/**
 * Commits to the values that a write gave to these fields: the salts are stored beside the version, and the entry of the log that says
 * this version takes the commitments (`writeLog`). Identifying ones under a salt that only the person's key opens: a name is
 * guessed too easily to lie beside its salt.
 * @param key the person's; undefined when nothing that was written is identifying
 */
export async function commitTo(tx: Tx, form: Form, place: VersionPlace, record: Committable, fields: readonly string[], key: Buffer | undefined): Promise<void> {
  const hasSealed = key !== undefined && fields.some((field) => isIdentifying(form, field));
  const salts = { clear: randomBytes(SALT), sealed: hasSealed ? randomBytes(SALT) : null };
  const own = stored(form, record.values);
  const apart = (field: string): boolean => field in houseFields || form.groups.some(({ id }) => id === field);
  const valueOf = (field: string): Json => (apart(field) ? committedValue(form, record, field) : (own[field] ?? null));
  const commitments = fields.map((field) => [field, commitmentOf(saltOf(form, salts, hasSealed, field) ?? salts.clear, valueOf(field))] as const);
  const sealed = salts.sealed === null || key === undefined ? null : sealBytes(key, salts.sealed, placeOf(place));
  const row = { institution_id: place.institution, record_id: place.id, version: place.version, domain: domainOf(form), salt: salts.clear, sealed };
  noteWritten(tx, place, Object.fromEntries(commitments));
  await tx`insert into record_salt ${tx(row)}`;
}

/** The same of many records at once, whose entries are written in one statement: a salt of its own for each, and what the log says with it. */
export function commitHouse(field: HouseField, value: string): { readonly salt: Buffer; readonly commitments: Readonly<Record<string, string>> } {
  const salt = randomBytes(SALT);
  return { salt, commitments: { [field]: commitmentOf(fieldSalt(salt, field), value) } };
}

/** Fields that a new record fills. */
export const filledFields = (form: Form, { values, groups }: OpenRecord): string[] => [
  ...Object.keys(values), ...form.groups.map(({ id }) => id).filter((id) => (groups[id] ?? []).length > 0),
];

interface SaltRow {
  readonly salt: Buffer;
  readonly sealed: Buffer | null;
}

/** The salts of a version, or null where there are none or they are out of reach. @param key the person's, when it may be used */
export async function readSalts(tx: Tx, place: VersionPlace, key: Buffer | undefined): Promise<(Salts & { readonly hasSealed: boolean }) | null> {
  const [row] = await tx<SaltRow[]>`
    select salt, sealed from record_salt where institution_id = ${place.institution} and record_id = ${place.id} and version = ${place.version}`;
  if (row === undefined) return null;
  return { clear: row.salt, hasSealed: row.sealed !== null, sealed: row.sealed === null || key === undefined ? null : openBytes(key, row.sealed, placeOf(place)) };
}
