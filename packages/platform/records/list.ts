import { clearCells, referencesOf, type Cell, type Form } from '@sintra/definition';
import type { Row } from 'postgres';
import { readClear } from './encode.ts';
import type { Call } from '../commands/index.ts';
import { clock } from '../clock/index.ts';
import { readableClasses } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import { dimensionOf, NO_ANSWER, whereOf, type Filters, type Fragment } from './filters.ts';
import type { Dimension, FormModule } from './module.ts';
import { headOf, type RecordRow, type RecordView } from './read.ts';
import { nameAll, titlesOf, type Titles } from './references.ts';

export interface Page {
  readonly items: readonly RecordView[];
  /** Id after which the next page starts; null on the last. */
  readonly next: string | null;
  /** Names of the records that the items refer to, by id. */
  readonly titles: Titles;
}

const house = ['id', 'institution_id', 'folio', 'version', 'status', 'captured_by', 'captured_at', 'updated_at', 'origin', 'annulled_at', 'annulled_reason', 'observed_reason'];

/** Cells that a list shows to who asks. @throws invalidRequest naming what is not a clear cell of the form: hidden and unknown answer alike. */
function shownCells({ context }: Call, form: Form, ids: readonly string[] | undefined): readonly Cell[] {
  const seen = readableClasses(context.roles, form);
  const clear = clearCells(form).filter((cell) => seen.has(cell.field.sensitivity));
  if (ids === undefined) return clear;
  const cells = ids.map((id) => clear.find((cell) => cell.id === id) ?? id);
  const unknown = cells.filter((cell) => typeof cell === 'string');
  if (unknown.length > 0) throw problems.invalidRequest({ issues: unknown.map((path) => ({ path, message: 'no es un campo que se pueda mostrar en la lista' })) });
  return cells.filter((cell) => typeof cell !== 'string');
}

interface PageAsked {
  readonly after?: string | undefined;
  readonly limit: number;
  /** Ids of the cells to show; without it, every clear one. */
  readonly columns?: readonly string[] | undefined;
}

/**
 * Newest first, by key: ids are made in order of time, so a page costs the same wherever it stands. Only what is shown is
 * read: a date's other three columns, ciphertext and unasked cells stay where they are.
 */
export async function listRecords(call: Call, module: FormModule, filters: Filters, page: PageAsked): Promise<Page> {
  const { tx } = call;
  const { form } = module;
  const cells = shownCells(call, form, page.columns);
  const { where } = await whereOf(call, module, filters);
  const after = page.after === undefined ? tx`` : tx`and r.id < ${page.after}`;
  const rows = await tx<(RecordRow & { has_sealed: boolean })[]>`
    select ${tx([...house, ...cells.map(({ column }) => column)].map((column) => `r.${column}`))}, r.sealed is not null as has_sealed,
      i.acronym as institution_acronym, i.name as institution_name
    from ${tx(form.table)} r join institution i on i.id = r.institution_id
    where ${where} ${after} order by r.id desc limit ${page.limit + 1}`;
  const items = rows.slice(0, page.limit).map((row): RecordView => ({
    ...headOf(row), values: readClear(form, row), identity: row.has_sealed ? 'masked' : 'absent', groups: {},
  }));
  return { items, titles: await titlesOf(call, form, items), next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

export interface Count {
  readonly by: readonly string[];
  readonly rows: readonly { readonly key: Readonly<Record<string, string>>; readonly count: number }[];
  /** Records that meet the filters, each once, whatever `by` says. */
  readonly total: number;
  readonly definition: { readonly es: string; readonly en: string };
  readonly asOf: string;
  /** Names of the records that are keys, when something is counted by a reference. */
  readonly titles: Titles;
}

/** Combinations beyond this are cut, and said so nowhere: no screen asks for them, and no list is unbounded. */
const MOST_ROWS = 20_000;

const lateral = (call: Call, dimension: Dimension, index: number): Fragment => {
  const { tx } = call;
  const name = tx(`d${String(index)}`);
  return tx`cross join lateral unnest(coalesce(nullif(${tx.unsafe(dimension.expression)}, '{}'), array[null]::text[])) as ${name} (value)`;
};

function grouped(call: Call, module: FormModule, dimensions: readonly Dimension[], where: Fragment): Fragment {
  const { tx } = call;
  const values = dimensions.map((dimension, index) => (dimension.many === true ? tx`${tx(`d${String(index)}`)}.value` : tx`${tx.unsafe(dimension.expression)}`));
  const columns = values.reduce((left, value, index) => tx`${left}, coalesce(${value}, ${NO_ANSWER}) as ${tx(`k${String(index)}`)}`, tx`count(*)::integer as count`);
  const joins = dimensions.reduce((left, dimension, index) => (dimension.many === true ? tx`${left} ${lateral(call, dimension, index)}` : left), tx``);
  const places = dimensions.map((_, index) => String(index + 2)).join(', ');
  return tx`select ${columns} from ${tx(module.form.table)} r ${joins} where ${where} group by ${tx.unsafe(places)} order by count desc limit ${MOST_ROWS}`;
}

/** The most records named in one count: no chart shows more bars. */
const MOST_NAMED = 1_000;

async function keyTitles(call: Call, module: FormModule, dimensions: readonly Dimension[], rows: readonly Row[]): Promise<Titles> {
  const asked = dimensions.flatMap(({ id, refers }, index) => {
    const reference = refers === undefined ? undefined : referencesOf(module.form).find((one) => one.id === id);
    return reference === undefined ? [] : rows.slice(0, MOST_NAMED).map((row) => ({ reference, id: String(row[`k${String(index)}`]) })).filter((one) => one.id !== NO_ANSWER);
  });
  return nameAll(call, asked);
}

/** The one indicator behind dashboards, the API and the command line: records that meet the filters, by some dimensions. */
export async function countRecords(call: Call, module: FormModule, by: readonly string[], filters: Filters): Promise<Count> {
  const { tx } = call;
  const dimensions = by.map((id) => dimensionOf(module, id, call.context));
  const { where } = await whereOf(call, module, filters);
  const total = tx<{ count: number }[]>`select count(*)::integer as count from ${tx(module.form.table)} r where ${where}`;
  const rows = dimensions.length === 0 ? [] : await grouped(call, module, dimensions, where);
  const [all] = await total;
  return {
    by,
    rows: rows.map((row) => ({ key: Object.fromEntries(by.map((id, index) => [id, String(row[`k${String(index)}`])])), count: Number(row['count']) })),
    total: all?.count ?? 0,
    definition: {
      es: [module.counted.es, ...dimensions.map(({ description }) => description.es)].join(' '),
      en: [module.counted.en, ...dimensions.map(({ description }) => description.en)].join(' '),
    },
    asOf: clock.now().toISOString(),
    titles: await keyTitles(call, module, dimensions, rows),
  };
}
