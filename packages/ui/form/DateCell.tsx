import { TextInput } from '@mantine/core';
import { readDate, sayDate } from '@sintra/definition';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';

function readBack(text: string, hint: string): { said: string; wrong: boolean } {
  if (text.trim() === '') return { said: hint, wrong: false };
  const reading = readDate(text);
  return 'problem' in reading ? { said: reading.problem, wrong: true } : { said: texts.form.dateRead(sayDate(reading)), wrong: false };
}

/** A date as people write it, read back at once so that they see what was understood. */
export function DateCell({ id, field, value, invalid, describedBy, onChange, onBlur }: CellProps) {
  const text = typeof value === 'string' ? value : '';
  const { said, wrong } = readBack(text, field.help === undefined ? texts.form.dateHint : '');
  const readId = `${id}-read`;
  return (
    <>
      <TextInput
        id={id}
        classNames={{ root: styles.medium ?? '' }}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        onBlur={onBlur}
        error={invalid || wrong}
        aria-describedby={`${readId} ${describedBy}`}
        autoComplete="off"
        placeholder="marzo 2024"
      />
      <p className={styles.readback} id={readId} aria-live="polite">
        {wrong && invalid ? '' : said}
      </p>
    </>
  );
}
