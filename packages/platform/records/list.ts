import { readClear } from './encode.ts';
import type { Call } from '../commands/index.ts';
import { clock } from '../clock/index.ts';
import { dimensionOf, NO_ANSWER, whereOf, type Filters, type Fragment } from './filters.ts';
import type { Dimension, FormModule } from './module.ts';
import { headOf, type RecordRow, type RecordView } from './read.ts';

export interface Page {
  readonly items: readonly RecordView[];
  /** Id after which the next page starts; null on the last. */
  readonly next: string | null;
}

/** Newest first, by key: ids are made in order of time, so a page costs the same wherever it stands. */
export async function listRecords(call: Call, module: FormModule, filters: Filters, page: { after?: string | undefined; limit: number }): Promise<Page> {
  const { tx } = call;
  const { form } = module;
  const { where } = await whereOf(call, module, filters);
  const after = page.after === undefined ? tx`` : tx`and r.id < ${page.after}`;
  const rows = await tx<RecordRow[]>`
    select r.*, i.acronym as institution_acronym, i.name as institution_name
    from ${tx(form.table)} r join institution i on i.id = r.institution_id
    where ${where} ${after} order by r.id desc limit ${page.limit + 1}`;
  const items = rows.slice(0, page.limit).map((row): RecordView => ({
    ...headOf(row), values: readClear(form, row), identity: row.sealed === null ? 'absent' : 'masked', groups: {},
  }));
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

export interface Count {
  readonly by: readonly string[];
  readonly rows: readonly { readonly key: Readonly<Record<string, string>>; readonly count: number }[];
  /** Records that meet the filters, each once, whatever `by` says. */
  readonly total: number;
  readonly definition: { readonly es: string; readonly en: string };
  readonly asOf: string;
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

/** The one indicator behind dashboards, the API and the command line: records that meet the filters, by some dimensions. */
export async function countRecords(call: Call, module: FormModule, by: readonly string[], filters: Filters): Promise<Count> {
  const { tx } = call;
  const dimensions = by.map((id) => dimensionOf(module, id));
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
  };
}
