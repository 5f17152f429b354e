import { clearCells, domainOf, type Form, type Group } from '@sintra/definition';
import type { ActualTable, ActualTables } from './drift.ts';
import { groupTableOf, tableOf, tokenTableOf, versionTableOf, type Column, type Table } from './tables.ts';

const reserved = new Set(['all', 'analyse', 'analyze', 'and', 'any', 'as', 'case', 'check', 'column', 'default', 'desc', 'do', 'end', 'from',
  'for', 'grant', 'group', 'in', 'limit', 'not', 'null', 'offset', 'on', 'or', 'order', 'primary', 'references', 'select', 'table', 'then',
  'to', 'user', 'using', 'when', 'where', 'with']);
const quote = (name: string): string => (reserved.has(name) ? `"${name}"` : name);
const list = (names: readonly string[]): string => names.map(quote).join(', ');

const definition = ({ name, type, nullable, rest }: Column): string =>
  [quote(name), type, ...(nullable ? [] : ['not null']), ...(rest === undefined ? [] : [rest])].join(' ');

const note = ({ label }: Column): string => (label === undefined ? '' : ` -- ${label}`);

function create({ name, columns, primaryKey }: Table, constraint: readonly string[]): string {
  const lines = [
    ...columns.map((column) => `  ${definition(column)},${note(column)}`),
    ...constraint.map((text) => `  ${text},`),
    `  primary key (${list(primaryKey)})`,
  ];
  return `create table ${quote(name)} (\n${lines.join('\n')}\n);`;
}

type Part = 'record' | 'group' | 'version' | 'token';

/** The second wall: what migrations 0040 (people) and 0021 (work) say, each in one place. */
const wall = ({ name, rights }: Table, part: Part, form: Form): string => (domainOf(form) === 'work'
  ? `select security.wall_of_work('${name}', '${rights.join(', ')}');`
  : `select security.wall_of_people('${name}', '${rights.join(', ')}', '${part}', '${form.table}');`);

/**
 * An address names a record by its id alone, and pages follow it, hence the index on id by itself. Folio goes first in its own:
 * the index then serves who looks in one institution and who looks in all.
 */
const extras = (form: Form): string => [houseExtras(form), ...nameIndexes(form), ...referenceIndexes(form.table, form)].join('\n');

/** The cell's own column goes first: whoever asks what points to a record may read one institution or all. */
const referenceIndexes = (table: string, source: Form | Group): string[] =>
  clearCells(source).filter(({ field }) => field.refers !== undefined).map(({ column }) => `create index ${table}_${column} on ${quote(table)} (${quote(column)}, institution_id);`);

/** What a sheet says in place of a folio is looked for as a whole. */
const nameIndexes = (form: Form): string[] => [...new Set([form.title, form.key])].flatMap((id) => {
  const cell = clearCells(form).find((one) => one.id === id);
  return cell === undefined ? [] : [`create index ${form.table}_${cell.column} on ${quote(form.table)} (${quote(cell.column)}, institution_id);`];
});

const houseExtras = ({ table }: Form): string => `create unique index ${table}_folio on ${quote(table)} (folio, institution_id);
create index ${table}_id on ${quote(table)} (id);
create index ${table}_status on ${quote(table)} (institution_id, status, id);
create trigger keep_version before update on ${quote(table)} for each row execute function security.keep_version();`;

function createForm(form: Form): string[] {
  const [record, version, token] = [tableOf(form), versionTableOf(form), tokenTableOf(form)];
  return [
    create(record, []), extras(form), wall(record, 'record', form),
    create(version, []), wall(version, 'version', form),
    create(token, []), wall(token, 'token', form),
  ];
}

const groupReferences = (form: Form, { name }: Table): string[] => {
  const group = form.groups.find((one) => one.table === name);
  return group === undefined ? [] : referenceIndexes(name, group);
};

const createGroup = (form: Form, table: Table): string[] => [
  create(table, [`foreign key (institution_id, parent_id) references ${quote(form.table)} (institution_id, id)`]),
  `create index ${table.name}_parent on ${quote(table.name)} (institution_id, parent_id);`,
  ...groupReferences(form, table),
  wall(table, 'group', form),
];

function alterColumn(table: string, column: Column, actual: ActualTable['columns'][number] | undefined): string[] {
  const target = `alter table ${quote(table)}`;
  if (actual === undefined) return [`${target} add column ${definition(column)};${note(column)}`];
  const type = actual.type === column.type ? [] : [`${target} alter column ${quote(column.name)} type ${column.type}; -- was ${actual.type}: say how values convert`];
  if (actual.nullable === column.nullable) return type;
  return [...type, `${target} alter column ${quote(column.name)} ${column.nullable ? 'drop' : 'set'} not null;`];
}

function alter(table: Table, actual: ActualTable): string[] {
  const found = new Map(actual.columns.map((column) => [column.name, column]));
  const known = new Set(table.columns.map((column) => column.name));
  const withdrawn = actual.columns.filter(({ name }) => !known.has(name));
  const lines = [
    ...table.columns.flatMap((column) => alterColumn(table.name, column, found.get(column.name))),
    ...withdrawn.map(({ name }) => `-- ${table.name}.${name} is in no definition: say what becomes of its values before anything drops it.`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/**
 * Suggested SQL that takes a database to the form's definition; empty when nothing is missing. A person reads it, adds what
 * only a person knows (indexes, conversions, comments) and commits it as migrations/NNNN_name.sql. Nothing runs it.
 */
export function draftSql(form: Form, actuals: ActualTables): string {
  const record = actuals.get(form.table);
  const own = record === undefined ? createForm(form) : alter(tableOf(form), record);
  const groups = form.groups.flatMap((group) => {
    const table = groupTableOf(form, group);
    const actual = actuals.get(table.name);
    return actual === undefined ? createGroup(form, table) : alter(table, actual);
  });
  return [...own, ...groups].map((part) => `${part}\n`).join('\n');
}
