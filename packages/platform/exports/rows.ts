import { clearCells, referencesOf, sealedCells, type Form, type Group, type Reference, type Values } from '@sintra/definition';
import type { ExportRow, ExportWriter } from '@sintra/projections/excel';
import type { Call } from '../commands/index.ts';
import { openKeyring } from '../identity/index.ts';
import { HIDDEN, openRow, reachInto, readClear, titleOf, whereOf, type Filters, type FormModule, type Fragment } from '../records/index.ts';

/** Rows fetched at a time: bounds memory, whatever the export's size. */
const BATCH = 250;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly institution_id: string;
  readonly sealed: Buffer | null;
  readonly folio: string;
}

const statusWords: Readonly<Record<string, string>> = { draft: 'Borrador', submitted: 'Enviado', validated: 'Validado', observed: 'Observado', closed: 'Cerrado' };
const originWords: Readonly<Record<string, string>> = { screen: 'Captura', import: 'Importación', api: 'API' };

const iso = (value: unknown): string => (value instanceof Date ? value.toISOString() : '');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Official {
  readonly email: string;
  readonly name: string;
}

/**
 * Names of the officials who captured what will be exported, asked once and before: while a cursor is open its connection
 * answers nothing else. A few hundred people capture for a whole nation.
 */
async function officialsOf({ call, module, filters }: Task): Promise<ReadonlyMap<string, Official>> {
  const { where } = await whereOf(call, module, filters);
  const rows = await call.tx<{ id: string; email: string | null; name: string | null }[]>`
    select id, security.user_email(id) as email, security.user_name(id) as name
    from (select distinct r.captured_by as id from ${call.tx(module.form.table)} r where ${where}) c`;
  return new Map(rows.map(({ id, email, name }) => [id, { email: email ?? '', name: name ?? '' }]));
}

const nobody: Official = { email: '', name: '' };
type Officials = ReadonlyMap<string, Official>;
const officialOf = (officials: Officials, row: Row): Official => officials.get(text(row['captured_by'])) ?? nobody;

const provenanceOf = (row: Row, officials: Officials): ExportRow['provenance'] => ({
  '@folio': row.folio, '@version': row['version'] as number, '@status': statusWords[text(row['status'])] ?? '', '@institution': text(row['institution_name']),
  '@user': officialOf(officials, row).email, '@userName': officialOf(officials, row).name, '@capturedAt': iso(row['captured_at']),
  '@updatedAt': iso(row['updated_at']), '@origin': originWords[text(row['origin'])] ?? '', '@annulled': row['annulled_at'] === null ? '' : text(row['annulled_reason']),
});

/** Sealed cells of a batch, opened with one question for its keys; nothing when the exporter may not see identity. */
async function identities(call: Call, source: Form | Group, table: string, rows: readonly Row[], identity: boolean): Promise<readonly Values[]> {
  if (!identity || sealedCells(source).length === 0) return [];
  const people = rows.filter((row) => row.sealed !== null).map((row) => text(row['person_id'] ?? row.id));
  const keys = people.length === 0 ? new Map<string, Buffer>() : await openKeyring(call.house).personKeys(call.context.institutionId, [...new Set(people)]);
  return rows.map((row) => {
    const person = text(row['person_id'] ?? row.id);
    const key = keys.get(person);
    return row.sealed === null || key === undefined ? {} : openRow(row.sealed, key, { table, row: row.id, institution: row.institution_id, person });
  });
}

interface Task {
  readonly call: Call;
  readonly module: FormModule;
  readonly filters: Filters;
  readonly identity: boolean;
  readonly writer: ExportWriter;
}

async function writeBatch(task: Task, source: Form | Group, rows: readonly Row[], officials: Officials): Promise<void> {
  if (task.writer.output.destroyed) throw new Error('whoever was reading the export left');
  const opened = await identities(task.call, source, source.table, rows, task.identity);
  for (const [index, row] of rows.entries()) {
    const values = { ...readClear(source, row), ...opened[index] };
    const titles = titlesIn(task.module.form, source, row);
    const slow = 'sections' in source ? task.writer.main({ provenance: provenanceOf(row, officials), values, titles })
      : task.writer.group(source.id, { provenance: { '@folio': row.folio, '@row': row.id, '@institution': text(row['institution_name']), '@userName': officialOf(officials, row).name }, values, titles });
    if (slow !== undefined) await slow;
  }
}

/** What `readClear` looks at: a date's text, not its three other columns. Ciphertext only where it will be opened. */
const readColumns = (source: Form | Group): readonly string[] => clearCells(source).map(({ column }) => column);
const sealedColumn = ({ identity }: Task): readonly string[] => (identity ? ['sealed'] : []);

const referencesIn = (form: Form, source: Form | Group): readonly Reference[] => referencesOf(form).filter(({ group }) => (group ?? form) === source);

/** Names of the records referred to, read beside each row: an open cursor's connection answers nothing else meanwhile. */
function namesOf({ call, module: { form } }: Task, source: Form | Group, alias: 'r' | 'g'): { readonly columns: Fragment; readonly joins: Fragment } {
  const { tx } = call;
  const parts = referencesIn(form, source).map(({ cell, to }, index) => {
    const [name, reach] = [tx(`t${String(index)}`), reachInto(call, to)];
    return {
      columns: tx`, ${name}.folio as ${tx(`folio_${String(index)}`)}, ${name}.title as ${tx(`title_${String(index)}`)}`,
      joins: tx`left join (select r.id, r.folio, ${titleOf(call, to)} as title from ${tx(to.table)} r where ${reach ?? tx`false`}) ${name} on ${name}.id = ${tx(`${alias}.${cell.column}`)}`,
    };
  });
  return { columns: parts.reduce((all, { columns }) => tx`${all}${columns}`, tx``), joins: parts.reduce((all, { joins }) => tx`${all} ${joins}`, tx``) };
}

const titlesIn = (form: Form, source: Form | Group, row: Row): NonNullable<ExportRow['titles']> => new Map(referencesIn(form, source).flatMap(({ cell }, index) => {
  const id = row[cell.column];
  const folio = text(row[`folio_${String(index)}`]);
  return typeof id !== 'string' ? [] : [[id, folio === '' ? { folio: null, title: HIDDEN } : { folio, title: text(row[`title_${String(index)}`]) }] as const];
}));

async function writeMain(task: Task, officials: Officials): Promise<void> {
  const { call: { tx }, module: { form } } = task;
  const { where } = await whereOf(task.call, task.module, task.filters);
  const house = ['id', 'institution_id', 'folio', 'version', 'status', 'origin', 'captured_by', 'captured_at', 'updated_at', 'annulled_at', 'annulled_reason', ...sealedColumn(task)];
  const columns = [...house, ...readColumns(form)].map((name) => `r.${name}`);
  const names = namesOf(task, form, 'r');
  const rows = tx<Row[]>`select ${tx(columns)}, i.name as institution_name${names.columns} from ${tx(form.table)} r
    join institution i on i.id = r.institution_id ${names.joins} where ${where} order by r.id`.cursor(BATCH);
  for await (const batch of rows) await writeBatch(task, form, batch, officials);
}

async function writeGroup(task: Task, group: Group, officials: Officials): Promise<void> {
  const { call: { tx }, module: { form } } = task;
  const { where } = await whereOf(task.call, task.module, task.filters);
  const columns = ['id', 'institution_id', ...sealedColumn(task), ...readColumns(group)].map((name) => `g.${name}`);
  const names = namesOf(task, group, 'g');
  const rows = tx<Row[]>`select ${tx(columns)}, g.parent_id as person_id, r.folio, r.captured_by, i.name as institution_name${names.columns}
    from ${tx(form.table)} r join ${tx(group.table)} g on g.institution_id = r.institution_id and g.parent_id = r.id and g.until_version is null
    join institution i on i.id = r.institution_id ${names.joins} where ${where} order by r.id, g.position`.cursor(BATCH);
  for await (const batch of rows) await writeBatch(task, group, batch, officials);
}

/** Every record that meets the filters, then each group's rows, from the transaction's one moment. */
export async function writeRows(task: Task, withGroups: boolean): Promise<void> {
  const officials = await officialsOf(task);
  await writeMain(task, officials);
  if (!withGroups) return;
  for (const group of task.module.form.groups) await writeGroup(task, group, officials);
}
