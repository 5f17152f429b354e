import type { Column, Table } from './tables.ts';

/** A table as the database has it. */
export interface ActualTable {
  readonly columns: readonly Pick<Column, 'name' | 'type' | 'nullable'>[];
  readonly primaryKey: readonly string[];
  readonly forcesRowSecurity: boolean;
  /** Rights of the server's login, in alphabetical order. */
  readonly rights: readonly string[];
  readonly keepsVersions: boolean;
}

export type ActualTables = ReadonlyMap<string, ActualTable>;

const named = (columns: ActualTable['columns']): ReadonlyMap<string, ActualTable['columns'][number]> =>
  new Map(columns.map((column) => [column.name, column]));

function columnDrift(expected: Table, actual: ActualTable): string[] {
  const found = named(actual.columns);
  return expected.columns.flatMap(({ name, type, nullable }) => {
    const column = found.get(name);
    if (column === undefined) return [`${expected.name}.${name} (${type}) is in the definition, not in the database`];
    if (column.type !== type) return [`${expected.name}.${name} is ${column.type} in the database, ${type} in the definition`];
    return column.nullable === nullable ? [] : [`${expected.name}.${name} must be ${nullable ? 'nullable' : 'not null'}`];
  });
}

function extraColumns(expected: Table, actual: ActualTable): string[] {
  const known = new Set(expected.columns.map((column) => column.name));
  return actual.columns.filter((column) => !known.has(column.name)).map(({ name }) => `${expected.name}.${name} is in the database, not in the definition`);
}

/** Keys and walls: what a column list does not show, and what a hurried migration forgets. */
function wallDrift(expected: Table, actual: ActualTable): string[] {
  const [key, keys] = [expected.primaryKey.join(', '), actual.primaryKey.join(', ')];
  const [rights, held] = [expected.rights.join(', '), actual.rights.join(', ')];
  return [
    ...(keys === key ? [] : [`the primary key of ${expected.name} must be (${key})`]),
    ...(actual.forcesRowSecurity ? [] : [`${expected.name} does not force row level security`]),
    ...(held === rights ? [] : [`sintra_app may ${held || 'do nothing'} on ${expected.name}; it should be ${rights}`]),
    ...(actual.keepsVersions || !expected.keepsVersions ? [] : [`${expected.name} lacks the trigger keep_version`]),
  ];
}

/**
 * What separates a database from a definition's table, one sentence each; empty when they agree.
 * The database is checked, never pushed: somebody writes the migration (docs/decisions/0004).
 */
export function driftOf(expected: Table, actuals: ActualTables): readonly string[] {
  const actual = actuals.get(expected.name);
  if (actual === undefined) return [`table ${expected.name} does not exist`];
  return [...columnDrift(expected, actual), ...extraColumns(expected, actual), ...wallDrift(expected, actual)];
}
