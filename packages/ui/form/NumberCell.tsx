import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { texts } from '../texts.ts';
import { sayNumber } from '../words.ts';
import type { CellProps } from './cell.ts';
import styles from './form.module.css';

const around = /(?<!\p{L})(unos|unas|aproximadamente|aprox\.?|alrededor de|cerca de|casi|como|años?|mes(es)?|pesos|personas)(?!\p{L})/giu;

/** Number in what people write («1,250», «$300.50», «unos 16 años»), or null when it is not one. */
export function readNumber(text: string, decimal: boolean): number | null {
  const plain = text.replace(around, '').replaceAll(',', '').replace(/[$\s]/g, '');
  return (decimal ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/).test(plain) ? Number(plain) : null;
}

/** While it is being typed the text stays as typed; what is not a number stays in sight and says so. */
export function NumberCell({ id, cell, value, invalid, describedBy, onChange, onBlur }: CellProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const decimal = cell.type === 'decimal';
  const shown = typing ?? (value === undefined || value === null ? '' : String(value));
  const number = readNumber(shown, decimal);
  const unread = shown !== '' && number === null;
  const input = (text: string) => {
    setTyping(text);
    onChange(text === '' ? null : (readNumber(text, decimal) ?? text));
  };
  const leave = () => {
    setTyping(null);
    onBlur();
  };
  return (
    <>
      <TextInput
        id={id}
        classNames={{ root: styles.short ?? '' }}
        value={shown}
        onChange={(event) => input(event.currentTarget.value)}
        onBlur={leave}
        inputMode={decimal ? 'decimal' : 'numeric'}
        error={invalid || unread}
        aria-describedby={describedBy}
        autoComplete="off"
      />
      {unread && <p className={styles.readback}>{texts.form.numberUnread}</p>}
      {typing !== null && number !== null && String(number) !== typing && <p className={styles.readback}>{texts.form.dateRead(sayNumber(number))}</p>}
    </>
  );
}
