import { Radio, Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { normalize } from '@sintra/definition';
import type { KeyboardEvent } from 'react';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';
import { useListBox } from './list-box.ts';
import { filterOptions, optionsOf, unknownCode } from './options.ts';

const fewOptions = 4;
const filter: OptionsFilter = ({ options, search }) => filterOptions(options as ComboboxItem[], search);

const chosenOf = (value: CellProps['value']): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** «?» answers «No identificado» from any closed question, where its catalogue has that answer. */
const onUnknownKey = ({ entries, onChange }: CellProps) => (event: KeyboardEvent) => {
  const unknown = unknownCode(entries);
  if (event.key !== '?' || unknown === undefined) return;
  event.preventDefault();
  onChange(unknown);
};

/** A closed question: buttons in a row when the answers are few, a list searched by label when they are many. */
export function CodeCell(props: CellProps) {
  return props.entries.length <= fewOptions ? <FewCodes {...props} /> : <ManyCodes {...props} />;
}

function FewCodes(props: CellProps) {
  const { id, cell, entries, value, describedBy, onChange, onBlur } = props;
  const unknownKey = onUnknownKey(props);
  const options = optionsOf(entries, [chosenOf(value) ?? '']);
  const onKeyDown = (event: KeyboardEvent) => {
    unknownKey(event);
    if (event.key === 'Backspace' || event.key === 'Delete') onChange(null);
    const initial = options.find((option) => event.key.length === 1 && normalize(option.label).startsWith(normalize(event.key) || '\u0000'));
    if (initial !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) onChange(initial.value);
  };
  return (
    <div className={styles.choices} onKeyDown={onKeyDown} onBlur={onBlur} role="presentation">
      {options.map((option, index) => (
        <Radio
          key={option.value}
          id={index === 0 ? id : `${id}-${index}`}
          name={id}
          label={option.label}
          value={option.value}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
          aria-describedby={describedBy}
          data-cell={cell.id}
        />
      ))}
    </div>
  );
}

function ManyCodes(props: CellProps) {
  const { id, cell, label, entries, value, invalid, describedBy, onChange, onBlur } = props;
  const listBox = useListBox(id);
  return (
    <Select
      {...listBox}
      id={id}
      aria-label={label}
      data={optionsOf(entries, [chosenOf(value) ?? ''])}
      value={chosenOf(value)}
      onChange={onChange}
      onBlur={onBlur}
      onKeyDown={onUnknownKey(props)}
      filter={filter}
      searchable
      clearable
      selectFirstOptionOnChange
      limit={100}
      maxDropdownHeight={320}
      placeholder={texts.form.choose}
      nothingFoundMessage={texts.form.nothingFound}
      error={invalid}
      aria-describedby={describedBy}
      clearButtonProps={{ 'aria-label': texts.clear, tabIndex: -1 }}
      data-cell={cell.id}
    />
  );
}
