import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { ImportRun, UnderstoodColumn } from '../api/imports.ts';
import type { FormView } from '../api/types.ts';
import { filterOptions } from '../form/options.ts';
import { es } from '../words.ts';
import { useRecordForm } from '../records/form.ts';
import styles from './imports.module.css';
import { isSpread, mainColumns, type Choices } from './mapping.ts';
import { texts } from './texts.ts';

const targetsOf = (form: FormView) => [
  { value: '@folio', label: texts.folio },
  { value: '@key', label: texts.key },
  ...form.sections.flatMap((section) => section.fields).flatMap((field) => field.cells).map((cell) => ({ value: cell.id, label: es(cell.label) })),
];
type Targets = ReturnType<typeof targetsOf>;

interface Props {
  readonly run: ImportRun;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** Each column of the file and the datum it goes to. */
export function ColumnsTable({ run, choices, onChange }: Props) {
  const { form } = useRecordForm();
  const targets = useMemo(() => targetsOf(form), [form]);
  const choose = (header: string) => (cell: string | null) => onChange({ ...choices, columns: { ...choices.columns, [header]: cell } });
  return (
    <section aria-labelledby="columns-title">
      <h2 id="columns-title">{texts.columnsTitle}</h2>
      <p className={styles.quiet}>{texts.columnsHelp}</p>
      <div className={styles.pairs}>
        {mainColumns(run).map((column) => (
          <Pair key={column.column} column={column} targets={targets} chosen={choices.columns[column.header]} onChoose={choose(column.header)} />
        ))}
      </div>
    </section>
  );
}

function Pair({ column, targets, chosen, onChoose }: { column: UnderstoodColumn; targets: Targets; chosen: string | null | undefined; onChoose: (cell: string | null) => void }) {
  const { header, suggestion } = column;
  return (
    <>
      <div className={styles.header}>
        <strong>{header}</strong>
        {suggestion !== undefined && chosen === undefined && (
          <button type="button" className={styles.link} onClick={() => onChoose(suggestion.id)}>{texts.suggested(suggestion.label)}</button>
        )}
      </div>
      {isSpread(column) ? (
        <span className={styles.quiet}>{texts.several}</span>
      ) : (
        <Select
          aria-label={texts.cellFor(header)}
          placeholder={texts.ignore}
          data={targets}
          value={chosen === undefined ? column.cell : chosen}
          onChange={onChoose}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': texts.ignore }}
          filter={({ options, search }) => filterOptions(options as Targets, search)}
          limit={100}
        />
      )}
    </>
  );
}
