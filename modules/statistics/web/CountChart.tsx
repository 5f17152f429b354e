import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { countQuery, type Filters } from '@sintra/ui/api/queries.ts';
import type { Catalogs, CountResult, Dimension } from '@sintra/ui/api/types.ts';
import { ChartCard } from '@sintra/ui/charts/ChartCard.tsx';
import { saveXlsx } from '@sintra/ui/charts/sheet.ts';
import type { ChartData, ChartKind, Mark } from '@sintra/ui/charts/types.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { sayDimensionValue } from '@sintra/ui/list/labels.ts';
import { useMe } from '@sintra/ui/session.ts';
import { es, sayInstant } from '@sintra/ui/words.ts';
import { crossOf, marksOf, type Order } from './marks.ts';
import { texts } from './texts.ts';

export interface Setting {
  readonly path: string;
  /** Screen of the list behind the figures; undefined for who may count and not read. */
  readonly list: string | undefined;
  readonly dimensions: readonly Dimension[];
  readonly catalogs: Catalogs;
  readonly filters: Filters;
}

interface Props extends Setting {
  readonly title: string;
  readonly kind: ChartKind;
  /** Dimension of the bars, and of their pieces. */
  readonly by: string;
  readonly pieces?: string;
  readonly order: Order;
  /** The largest ones drawn; the table has them all. */
  readonly most?: number;
  readonly controls?: ReactNode;
  readonly noteOf?: (marks: readonly Mark[]) => ReactNode;
}

const sayFilters = ({ filters, dimensions, catalogs }: Setting): string =>
  Object.entries(filters).map(([id, values]) => {
    const dimension = dimensions.find((one) => one.id === id);
    return `${es(dimension?.label)}: ${values.split(',').map((code) => sayDimensionValue(dimension, code, catalogs)).join(', ')}`;
  }).join(' · ') || texts.noFilters;

/** One chart of the dashboard: asks the server for one count and draws it. */
export function CountChart(props: Props) {
  const by = props.pieces === undefined ? [props.by] : [props.by, props.pieces];
  const count = useQuery(countQuery(props.path, by, props.filters));
  if (count.isError) return <ErrorNotice error={count.error} />;
  if (count.data === undefined || count.data.by.join() !== by.join()) return <Skeleton height={320} />;
  return <Drawn {...props} result={count.data} />;
}

function dataOf(props: Props & { result: CountResult }): ChartData {
  const { result, dimensions, kind, order } = props;
  const find = (id: string | undefined) => dimensions.find((one) => one.id === id);
  const source = { ...props, result, dimension: find(props.by) };
  const category = es(find(props.by)?.label);
  if (props.pieces === undefined) return { kind, category, marks: marksOf(source, order) };
  return { kind, category, seriesName: es(find(props.pieces)?.label), marks: crossOf(source, find(props.pieces)) };
}

function Drawn(props: Props & { result: CountResult }) {
  const { title, result, most, filters, list, noteOf, controls } = props;
  const data = dataOf(props);
  const by = useMe();
  const drawn = most === undefined || data.marks.length <= most ? undefined : data.marks.slice(0, most);
  const definition = es(result.definition);
  const fileName = `victimas-${props.by}`;
  const address = list === undefined ? undefined : (mark: Mark) => ({
    to: list,
    search: { ...filters, [props.by]: mark.code, ...(props.pieces === undefined || mark.series === undefined ? {} : { [props.pieces]: mark.series.code }) },
  });
  const many = props.dimensions.find((one) => one.id === props.by)?.many === true ? texts.many : undefined;
  const top = drawn === undefined ? undefined : texts.top(drawn.length, data.marks.length);
  const sheet = { title, data, definition, filters: sayFilters(props), asOf: sayInstant(result.asOf), fileName, by };
  return (
    <ChartCard
      {...{ title, data, definition, address, fileName, controls }}
      {...(drawn === undefined ? {} : { drawn })}
      total={result.total}
      downloadXlsx={() => saveXlsx(sheet)}
      note={noteOf?.(data.marks) ?? ([many, top].filter((part) => part !== undefined).join(' ') || undefined)}
    />
  );
}
