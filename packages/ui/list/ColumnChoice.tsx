import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormView } from '../api/types.ts';
import { filterOptions } from '../form/options.ts';
import { texts } from '../texts.ts';
import { es } from '../words.ts';
import { listableCells } from './columns.ts';
import styles from './list.module.css';

interface Props {
  readonly form: FormView;
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[] | null) => void;
}

export function ColumnChoice({ form, columns, onChange }: Props) {
  const [search, setSearch] = useState('');
  const all = listableCells(form).map((cell) => ({ id: cell.id, label: es(cell.label) }));
  const toggle = (id: string) => onChange(columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id]);
  return (
    <Popover position="bottom-end" shadow="md" width={340} trapFocus withRoles={false} withinPortal={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>{texts.list.columns}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.picker}>
          <TextInput label={texts.list.columns} description={texts.list.columnsLead} placeholder={texts.search} value={search} onChange={(event) => setSearch(event.currentTarget.value)} data-autofocus />
          <div className={styles.values} role="group" aria-label={texts.list.columns}>
            {filterOptions(all, search).map(({ id, label }) => (
              <Checkbox key={id} label={label} checked={columns.includes(id)} onChange={() => toggle(id)} />
            ))}
          </div>
          <Button variant="default" onClick={() => onChange(null)}>{texts.list.columnsReset}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
