import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Filters } from '../api/queries.ts';
import type { Catalogs, Dimension } from '../api/types.ts';
import { texts } from '../texts.ts';
import { es } from '../words.ts';
import { AddFilter } from './AddFilter.tsx';
import { useFilterTitles } from './filter-titles.ts';
import { sayDimensionValue } from './labels.ts';
import styles from './list.module.css';

interface Props {
  readonly path: string;
  readonly dimensions: readonly Dimension[];
  readonly catalogs: Catalogs;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** The dimensions that can be added here; the others are still said when the address names them. */
  readonly offered: (dimension: Dimension) => boolean;
}

const without = (filters: Filters, id: string): Filters => Object.fromEntries(Object.entries(filters).filter(([key]) => key !== id));

/** Filters as chips in one row; they live in the address, and the count and the list obey the same ones. */
export function FilterBar({ path, dimensions, catalogs, filters, onChange, offered }: Props) {
  const titles = useFilterTitles(dimensions, filters);
  const chips = Object.entries(filters).map(([id, values]) => {
    const dimension = dimensions.find((one) => one.id === id);
    const said = values.split(',').map((code) => sayDimensionValue(dimension, code, catalogs, titles));
    return { id, label: `${es(dimension?.label) || id}: ${said.length > 3 ? `${said.slice(0, 2).join(', ')} y ${said.length - 2} más` : said.join(', ')}` };
  });
  return (
    <div className={styles.filters}>
      {chips.map(({ id, label }) => (
        <span key={id} className={styles.chip}>
          {label}
          <button type="button" onClick={() => onChange(without(filters, id))} aria-label={texts.list.removeFilter(label)}>
            <IconX size={16} aria-hidden />
          </button>
        </span>
      ))}
      <AddFilter {...{ path, catalogs, filters, onChange }} dimensions={dimensions.filter(offered)} />
      {chips.length > 1 && (
        <Button variant="subtle" color="gray" onClick={() => onChange({})}>{texts.list.clearFilters}</Button>
      )}
    </div>
  );
}
