import { TextInput } from '@mantine/core';
import { readDate, sayDate } from '@sintra/definition';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';

/** A date as people write it, read back at once so that they see what was understood. */
export function DateCell({ id, value, invalid, describedBy, onChange, onBlur }: CellProps) {
  const text = typeof value === 'string' ? value : '';
  const reading = text.trim() === '' ? null : readDate(text);
  const readId = `${id}-read`;
  return (
    <>
      <TextInput
        id={id}
        classNames={{ root: styles.medium ?? '' }}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        onBlur={onBlur}
        error={invalid || (text.trim() !== '' && reading === null)}
        aria-describedby={`${readId} ${describedBy}`}
        autoComplete="off"
        placeholder="marzo 2024"
      />
      <p className={styles.readback} id={readId} aria-live="polite">
        {text.trim() === '' ? texts.form.dateHint : reading === null ? texts.form.dateUnread : texts.form.dateRead(sayDate(reading))}
      </p>
    </>
  );
}
