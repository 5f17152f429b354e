import { Checkbox, MultiSelect, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';
import { useListBox } from './list-box.ts';
import { filterOptions, optionsOf, unknownCode } from './options.ts';

const fewOptions = 16;
const filter: OptionsFilter = ({ options, search }) => filterOptions(options as ComboboxItem[], search);
const chosenOf = (value: CellProps['value']): string[] => (Array.isArray(value) ? [...(value as readonly string[])] : []);

/** «No identificado» excludes the other answers, and they exclude it: whichever came last stays. */
export function reconcile(before: readonly string[], now: readonly string[], unknown: string | undefined): string[] {
  if (unknown === undefined || !now.includes(unknown)) return [...now];
  return before.includes(unknown) && now.length > 1 ? now.filter((code) => code !== unknown) : [unknown];
}

/** Several answers to one question: every option in sight when they fit, a searched list when they do not. */
export function CodesCell(props: CellProps) {
  const { id, cell, label, entries, value, invalid, describedBy, onChange, onBlur } = props;
  const listBox = useListBox(id);
  const chosen = chosenOf(value);
  const change = (now: string[]) => onChange(reconcile(chosen, now, unknownCode(entries)));
  const options = optionsOf(entries, chosen);
  if (options.length <= fewOptions) return <CheckList {...props} options={options} chosen={chosen} change={change} />;
  return (
    <MultiSelect
      {...listBox}
      id={id}
      aria-label={label}
      data={options}
      value={chosen}
      onChange={change}
      onBlur={onBlur}
      filter={filter}
      searchable
      clearable
      hidePickedOptions
      limit={100}
      maxDropdownHeight={320}
      placeholder={chosen.length === 0 ? texts.form.choose : ''}
      nothingFoundMessage={texts.form.nothingFound}
      error={invalid}
      aria-describedby={describedBy}
      clearButtonProps={{ 'aria-label': texts.clear, tabIndex: -1 }}
      data-cell={cell.id}
    />
  );
}

interface CheckListProps extends CellProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly change: (now: string[]) => void;
}

function CheckList({ id, describedBy, onBlur, options, chosen, change }: CheckListProps) {
  const toggle = (code: string) => change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <div className={styles.checks} onBlur={onBlur}>
      {options.map((option, index) => (
        <Checkbox
          key={option.value}
          id={index === 0 ? id : `${id}-${index}`}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={() => toggle(option.value)}
          aria-describedby={describedBy}
        />
      ))}
    </div>
  );
}
