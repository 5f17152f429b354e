import { useQueries } from '@tanstack/react-query';
import { titlesQuery, type Filters } from '../api/queries.ts';
import type { Dimension, Titles } from '../api/types.ts';
import { noAnswer } from './labels.ts';

/** How the records are called that the filters of an address name by their ids. */
export function useFilterTitles(dimensions: readonly Dimension[], filters: Filters): Titles {
  const asked = Object.entries(filters).flatMap(([id, values]) => {
    const path = dimensions.find((one) => one.id === id)?.refers;
    return path === undefined ? [] : [{ path, ids: values.split(',').filter((one) => one !== noAnswer) }];
  });
  return useQueries({
    queries: asked.map(({ path, ids }) => titlesQuery(path, ids)),
    combine: (results): Titles => Object.fromEntries(results.flatMap(({ data }, index) => (data ?? []).map(({ id, ...named }) => [id, { ...named, path: asked[index]?.path ?? '' }]))),
  });
}
