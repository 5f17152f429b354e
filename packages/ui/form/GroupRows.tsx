import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useFieldArray, type Control } from 'react-hook-form';
import type { Catalogs, GroupView } from '../api/types.ts';
import { texts } from '../texts.ts';
import { es } from '../words.ts';
import { FieldInputs } from './FieldInputs.tsx';
import styles from './form.module.css';
import { inputId, type FormState, type RowState } from './model.ts';

interface Props {
  readonly control: Control<FormState>;
  readonly group: GroupView;
  readonly catalogs: Catalogs;
}

/** The cards of one repeated group. Taking one out can be undone; a stored one is taken out when the form is saved. */
export function GroupRows({ control, group, catalogs }: Props) {
  const path = `groups.${group.id}` as const;
  const { fields: rows, append, update } = useFieldArray({ control, name: path, keyName: 'key' });
  const removed = useRef<number | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const name = es(group.singular).toLowerCase();
  useFocusNewRow(path, added, group);
  const add = () => {
    setAdded(rows.length);
    append({ values: {} }, { shouldFocus: false });
  };
  const mark = (index: number, remove: boolean) => {
    const { remove: _, key: __, ...row } = rows[index] as RowState & { key: string };
    removed.current = remove ? index : null;
    update(index, remove ? { ...row, remove: true } : row);
  };
  return (
    <div className={styles.rows}>
      {rows.length === 0 && <p className={styles.help}>{texts.form.groupEmpty(es(group.label).toLowerCase())}</p>}
      {rows.map((row, index) => (
        <section key={row.key} className={styles.card} aria-label={`${es(group.singular)} ${index + 1}`}>
          <RowHead title={`${es(group.singular)} ${index + 1}`} removed={row.remove === true} name={name} number={index + 1} onToggle={() => mark(index, row.remove !== true)} />
          {row.remove !== true && <FieldInputs {...{ control, catalogs }} prefix={`${path}.${index}.values`} fields={group.fields} />}
        </section>
      ))}
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
        {texts.form.addRow(name)}
      </Button>
    </div>
  );
}

interface HeadProps {
  readonly title: string;
  readonly removed: boolean;
  readonly name: string;
  readonly number: number;
  readonly onToggle: () => void;
}

function RowHead({ title, removed, name, number, onToggle }: HeadProps) {
  return (
    <header className={styles.cardHead}>
      <h3>{removed ? texts.form.removed(title.toLowerCase()) : title}</h3>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={removed ? null : <IconTrash size={16} aria-hidden />}
        onClick={onToggle}
        aria-label={removed ? undefined : texts.form.removeRow(name, number)}
      >
        {removed ? texts.undo : texts.clear}
      </Button>
    </header>
  );
}

/** A card just added takes the focus in its first input, so that the keyboard goes on. */
function useFocusNewRow(path: string, added: number | null, group: GroupView): void {
  useEffect(() => {
    const first = group.fields[0]?.cells[0];
    if (added === null || first === undefined) return;
    document.getElementById(inputId(`${path}.${added}.values.${first.id}`))?.focus();
  }, [path, added, group]);
}
