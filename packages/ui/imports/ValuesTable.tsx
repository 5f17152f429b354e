import { Select } from '@mantine/core';
import type { ValueToMatch } from '../api/imports.ts';
import { entriesOf, filterOptions, optionsOf } from '../form/options.ts';
import { sayNumber } from '../words.ts';
import { findCell, useRecordForm } from '../records/form.ts';
import styles from './imports.module.css';
import type { Choices } from './mapping.ts';
import { texts } from './texts.ts';

interface Props {
  readonly values: readonly ValueToMatch[];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** Catalogue value by value: what the file says, and which answer it is. */
export function ValuesTable({ values, choices, onChange }: Props) {
  const { form, catalogs } = useRecordForm();
  const choose = ({ column, found }: ValueToMatch, code: string | null) => {
    const { [found]: _, ...others } = choices.values[column] ?? {};
    onChange({ ...choices, values: { ...choices.values, [column]: code === null ? others : { ...others, [found]: code } } });
  };
  return (
    <section aria-labelledby="values-title">
      <h2 id="values-title">{texts.valuesTitle}</h2>
      <p className={styles.quiet}>{texts.valuesHelp}</p>
      <div className={styles.pairs}>
        {values.map((value) => {
          const cell = findCell(form, value.cell)?.cell;
          const options = cell === undefined ? [] : optionsOf(entriesOf(catalogs, cell));
          const suggested = options.find((option) => option.label === value.suggestion || option.value === value.suggestion);
          const chosen = choices.values[value.column]?.[value.found] ?? null;
          return (
            <div key={`${value.column} ${value.found}`} className={styles.pair}>
              <div className={styles.header}>
                <span>{value.column}: <strong>«{value.found}»</strong> · {sayNumber(value.count)}</span>
                {suggested !== undefined && chosen === null && <button type="button" className={styles.link} onClick={() => choose(value, suggested.value)}>{texts.meant(suggested.label)}</button>}
              </div>
              <Select
                aria-label={texts.meansFor(value.found)}
                placeholder={texts.means}
                data={options}
                value={chosen}
                onChange={(code) => choose(value, code)}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': texts.ignore }}
                filter={({ options: all, search }) => filterOptions(all as typeof options, search)}
                limit={100}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
