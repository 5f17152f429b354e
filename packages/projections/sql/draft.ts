import { domainOf, type Domain, type Form } from '@sintra/definition';
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

/**
 * The second wall. Of people: national scope sees all, institution scope its own, none nothing. Of work: what migration 0021 says,
 * in one place.
 */
function wall({ name, rights }: Table, domain: Domain): string {
  if (domain === 'work') return `select security.wall_of_work('${name}', '${rights.join(', ')}');`;
  const rule = `(select security.people_scope()) = 'national'
    or ((select security.people_scope()) = 'institution' and institution_id = (select security.institution_id()))`;
  return `alter table ${quote(name)} enable row level security;
alter table ${quote(name)} force row level security;
create policy own on ${quote(name)}
  using (${rule})
  with check (${rule});
grant ${rights.join(', ')} on ${quote(name)} to sintra_app;`;
}

/**
 * An address names a record by its id alone, and pages follow it, hence the index on id by itself. Folio goes first in its own:
 * the index then serves who looks in one institution and who looks in all.
 */
const extras = ({ table }: Form): string => `create unique index ${table}_folio on ${quote(table)} (folio, institution_id);
create index ${table}_id on ${quote(table)} (id);
create index ${table}_status on ${quote(table)} (institution_id, status, id);
create trigger keep_version before update on ${quote(table)} for each row execute function security.keep_version();`;

function createForm(form: Form): string[] {
  const [record, version, token] = [tableOf(form), versionTableOf(form), tokenTableOf(form)];
  const domain = domainOf(form);
  return [
    create(record, []), extras(form), wall(record, domain),
    create(version, []), wall(version, domain),
    create(token, []), wall(token, domain),
  ];
}

const createGroup = (form: Form, table: Table): string[] => [
  create(table, [`foreign key (institution_id, parent_id) references ${quote(form.table)} (institution_id, id)`]),
  `create index ${table.name}_parent on ${quote(table.name)} (institution_id, parent_id);`,
  wall(table, domainOf(form)),
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
