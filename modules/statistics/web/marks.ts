import type { Filters } from '@sintra/ui/api/queries.ts';
import type { Catalogs, CountResult, Dimension } from '@sintra/ui/api/types.ts';
import type { Mark } from '@sintra/ui/charts/types.ts';
import { noAnswer, sayDimensionValue } from '@sintra/ui/list/labels.ts';

export type Order = 'count' | 'catalog' | 'code';

const lastCodes = new Map([['not_identified', 1], ['99', 1], [noAnswer, 2]]);
const last = (code: string): number => lastCodes.get(code) ?? 0;

/** How the values of a dimension are put in order; the unknown always comes last. */
function compareBy(order: Order, dimension: Dimension | undefined, catalogs: Catalogs): (one: Mark, other: Mark) => number {
  const positions = new Map((catalogs[dimension?.catalog ?? ''] ?? []).map((entry, index) => [entry.code, index]));
  const rank = { count: (mark: Mark) => -mark.count, catalog: (mark: Mark) => positions.get(mark.code) ?? 1e6, code: () => 0 }[order];
  return (one, other) => last(one.code) - last(other.code) || rank(one) - rank(other) || one.code.localeCompare(other.code);
}

interface Source {
  readonly result: CountResult;
  readonly dimension: Dimension | undefined;
  readonly catalogs: Catalogs;
  readonly filters: Filters;
}

/**
 * Under a filter of a many-valued dimension only the values asked for are drawn: another value's bar would count records
 * that meet both, and no list could show exactly those.
 */
const asked = ({ dimension, filters }: Source, code: string): boolean => {
  const values = dimension?.many === true ? filters[dimension.id] : undefined;
  return values === undefined || values.split(',').includes(code);
};

export function marksOf(source: Source, order: Order): Mark[] {
  const { result, dimension, catalogs } = source;
  const id = dimension?.id ?? '';
  return result.rows.map((row) => ({ code: row.key[id] ?? noAnswer, count: row.count }))
    .filter(({ code }) => asked(source, code))
    .map(({ code, count }) => ({ code, count, label: sayDimensionValue(dimension, code, catalogs) }))
    .sort(compareBy(order, dimension, catalogs));
}

/** Marks of two dimensions: bars by the first, pieces by the second, both in the order of their catalogues. */
export function crossOf(source: Source, pieces: Dimension | undefined): Mark[] {
  const { result, dimension, catalogs } = source;
  const marks = result.rows.map((row) => {
    const [code, piece] = [row.key[dimension?.id ?? ''] ?? noAnswer, row.key[pieces?.id ?? ''] ?? noAnswer];
    return { code, label: sayDimensionValue(dimension, code, catalogs), series: { code: piece, label: sayDimensionValue(pieces, piece, catalogs) }, count: row.count };
  });
  const byBar = compareBy('catalog', dimension, catalogs);
  const byPiece = compareBy('catalog', pieces, catalogs);
  const asPiece = (mark: Mark): Mark => ({ code: mark.series?.code ?? '', label: '', count: 0 });
  return marks.sort((one, other) => (one.code === other.code ? 0 : byBar({ ...one, count: 0 }, { ...other, count: 0 })) || byPiece(asPiece(one), asPiece(other)));
}
