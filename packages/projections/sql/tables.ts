import { clearCells, type Form, type Group } from '@sintra/definition';
import { columnsOf, type ColumnType } from './cells.ts';

export interface Column extends ColumnType {
  readonly nullable: boolean;
  /** Default and check, as SQL; only drafts use it, drift looks at name, type and nullability. */
  readonly rest?: string;
  /** What people call it, for the reader of a draft. */
  readonly label?: string;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** What the server's login may do; never more. */
  readonly rights: readonly string[];
  /** Whether each update keeps what it replaces (trigger security.keep_version). */
  readonly keepsVersions: boolean;
}

const needed = (name: string, type: string, rest?: string): Column =>
  rest === undefined ? { name, type, nullable: false } : { name, type, nullable: false, rest };
const optional = (name: string, type: string): Column => ({ name, type, nullable: true });

/** Columns that every form's table has before the cells of its definition. */
const formHouse: readonly Column[] = [
  needed('institution_id', 'uuid'),
  needed('id', 'uuid'),
  needed('folio', 'text'),
  needed('version', 'integer', 'default 1'),
  needed('status', 'text', "default 'draft' check (status in ('draft', 'submitted', 'validated', 'observed', 'closed'))"),
  optional('state', 'text'),
  needed('origin', 'text', "check (origin in ('screen', 'import', 'api'))"),
  optional('import_id', 'uuid'),
  needed('captured_by', 'uuid'),
  needed('captured_at', 'timestamptz'),
  needed('updated_by', 'uuid'),
  needed('updated_at', 'timestamptz'),
  optional('annulled_at', 'timestamptz'),
  optional('annulled_by', 'uuid'),
  optional('annulled_reason', 'text'),
  optional('observed_reason', 'text'),
  optional('sealed', 'bytea'),
];

/** A group's row is never changed: a change closes it at the parent's version and inserts the next. */
const groupHouse: readonly Column[] = [
  needed('institution_id', 'uuid'),
  needed('id', 'uuid'),
  needed('parent_id', 'uuid'),
  needed('position', 'integer'),
  needed('from_version', 'integer'),
  optional('until_version', 'integer'),
  optional('sealed', 'bytea'),
];

const versionHouse: readonly Column[] = [
  needed('institution_id', 'uuid'),
  needed('id', 'uuid'),
  needed('version', 'integer'),
  needed('written_by', 'uuid'),
  needed('written_at', 'timestamptz'),
  needed('origin', 'text'),
  needed('content', 'jsonb'),
  optional('sealed', 'bytea'),
];

/** A word's token is its sound, beside its spelling; a whole value has no spelling. */
const tokenHouse: readonly Column[] = [needed('institution_id', 'uuid'), needed('token', 'bigint'), optional('spelling', 'bigint'), needed('id', 'uuid')];

const cellColumns = (source: Form | Group): readonly Column[] =>
  clearCells(source).flatMap((cell) =>
    columnsOf(cell).map(({ name, type }, index) => ({ name, type, nullable: true, ...(index === 0 && { label: cell.label.es }) })),
  );

function table(name: string, columns: readonly Column[], rest: Omit<Table, 'name' | 'columns'>): Table {
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column.name)) throw new Error(`table "${name}": column "${column.name}" twice; the house or another cell has that name already`);
    seen.add(column.name);
  }
  return { name, columns, ...rest };
}

const written = ['insert', 'select', 'update'];

/** The table that holds one row per record of the form. @throws Error when a cell takes the name of a house column. */
export const tableOf = (form: Form): Table =>
  table(form.table, [...formHouse, ...cellColumns(form)], { primaryKey: ['institution_id', 'id'], rights: written, keepsVersions: true });

/** The child table of a repeated group. @throws Error when a cell takes the name of a house column. */
export const groupTableOf = (_form: Form, group: Group): Table =>
  table(group.table, [...groupHouse, ...cellColumns(group)], { primaryKey: ['institution_id', 'id', 'from_version'], rights: written, keepsVersions: false });

/** The values that each update replaced; written by the trigger security.keep_version(), changed by nobody. */
export const versionTableOf = (form: Form): Table =>
  table(`${form.table}_version`, versionHouse, { primaryKey: ['institution_id', 'id', 'version'], rights: ['insert', 'select'], keepsVersions: false });

/**
 * Keyed tokens of sealed words, per institution: how a name is found without being readable. A row is an index entry, not a
 * fact: when a name changes its old tokens must go, hence the only right to delete.
 */
export const tokenTableOf = (form: Form): Table =>
  table(`${form.table}_token`, tokenHouse, { primaryKey: ['institution_id', 'token', 'id'], rights: ['delete', 'insert', 'select'], keepsVersions: false });

/** Every table of a form, parents first. */
export const tablesOf = (form: Form): readonly Table[] => [
  tableOf(form),
  versionTableOf(form),
  tokenTableOf(form),
  ...form.groups.map((group) => groupTableOf(form, group)),
];
