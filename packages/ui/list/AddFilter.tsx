import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { countQuery, type Filters } from '../api/queries.ts';
import type { Catalogs, Dimension } from '../api/types.ts';
import { filterOptions } from '../form/options.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { texts } from '../texts.ts';
import { es, sayNumber } from '../words.ts';
import { sayDimensionValue } from './labels.ts';
import styles from './list.module.css';

interface Props {
  readonly path: string;
  readonly dimensions: readonly Dimension[];
  readonly catalogs: Catalogs;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** Choose a dimension, then the values that exist under the other filters, each with its count. */
export function AddFilter(props: Props) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const dimension = props.dimensions.find((one) => one.id === chosen);
  const options = props.dimensions.map((one) => ({ value: one.id, label: es(one.label) }));
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" width={320} trapFocus withRoles={false} withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFilterPlus size={16} aria-hidden />} onClick={() => setOpen(!open)} aria-expanded={open}>
          {texts.list.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.picker}>
          <Select
            label={texts.list.filterBy}
            placeholder={texts.list.chooseFilter}
            data={options}
            value={chosen}
            onChange={setChosen}
            searchable
            filter={({ options: all, search }) => filterOptions(all as typeof options, search)}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          {dimension !== undefined && <Values {...props} dimension={dimension} />}
          <Button variant="default" onClick={() => setOpen(false)}>{texts.list.done}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Values({ path, dimension, catalogs, filters, onChange }: Props & { dimension: Dimension }) {
  const others = Object.fromEntries(Object.entries(filters).filter(([id]) => id !== dimension.id));
  const count = useQuery(countQuery(path, [dimension.id], others));
  const chosen = filters[dimension.id]?.split(',') ?? [];
  const toggle = (code: string) => {
    const now = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    onChange(now.length === 0 ? others : { ...others, [dimension.id]: now.join(',') });
  };
  if (count.data === undefined) return <Waiting lines={5} height={24} />;
  const rows = count.data.rows.map((row) => ({ code: row.key[dimension.id] ?? '', count: row.count }));
  return (
    <div className={styles.values} role="group" aria-label={es(dimension.label)}>
      {rows.length === 0 && texts.list.noValues}
      {rows.map(({ code, count: howMany }) => (
        <Checkbox
          key={code}
          checked={chosen.includes(code)}
          onChange={() => toggle(code)}
          label={<span className={styles.value}><span>{sayDimensionValue(dimension, code, catalogs, count.data.titles)}</span><span>{sayNumber(howMany)}</span></span>}
        />
      ))}
    </div>
  );
}
