import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { texts } from '../texts.ts';
import { ErrorNotice } from './Notice.tsx';
import styles from './parts.module.css';

interface Props {
  readonly title: string;
  readonly explain: string;
  readonly confirm: string;
  /** Of the button that leaves it; «Cancelar» where that is not what is asked. */
  readonly leave?: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

const shortest = 10;

/** The written reason that anything irreversible asks for, in place, without a window over the page. */
export function ReasonForm({ title, explain, confirm, leave = texts.cancel, pending, error, onConfirm, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) onConfirm(reason.trim());
  };
  return (
    <form className={styles.reason} onSubmit={submit} aria-label={title}>
      <strong>{title}</strong>
      <p className={styles.quiet}>{explain}</p>
      <Textarea
        label={texts.reason}
        description={texts.reasonHelp}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && short ? texts.reasonShort : null}
        minRows={2}
        autosize
        data-autofocus
        ref={(element) => void (element !== null && reason === '' && !tried && element.focus())}
      />
      {error !== null && error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={pending}>{confirm}</Button>
        <Button variant="default" onClick={onCancel}>{leave}</Button>
      </div>
    </form>
  );
}
