import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useContext, useRef, useState } from 'react';
import { query } from '../api/http.ts';
import type { FileName } from '../api/types.ts';
import { uploadFile } from '../api/upload.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { ProgressLine } from '../parts/Waiting.tsx';
import { useRecordPath } from '../records/screens.ts';
import { texts } from '../texts.ts';
import type { CellProps } from './cell.ts';
import { FilesContext } from './files.ts';
import styles from './form.module.css';

const accepted = '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.txt';

interface Sent extends FileName {
  readonly id: string;
}

/** A file as an answer: sent as soon as it is chosen; it becomes the record's when the record is saved. */
export function FileCell({ id, cell, label, value, describedBy, onChange, onBlur }: CellProps) {
  const input = useRef<HTMLInputElement>(null);
  const path = useRecordPath();
  const [sent, setSent] = useState(0);
  const known = useContext(FilesContext);
  const sending = useMutation({
    mutationFn: (file: File) => uploadFile<Sent>(`/${path ?? ''}/files${query({ cell: cell.id, name: file.name })}`, file, setSent),
    onSuccess: (stored) => onChange(stored.id),
  });
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const name = chosen === null ? undefined : (sending.data?.id === chosen ? sending.data : known[chosen])?.name ?? texts.form.fileKept;
  const take = (files: FileList | null) => {
    const file = files?.[0];
    setSent(0);
    if (file !== undefined) sending.mutate(file);
  };
  return (
    <div className={styles.file}>
      <input ref={input} type="file" hidden accept={accepted} aria-label={label} onChange={(event) => { take(event.currentTarget.files); event.currentTarget.value = ''; }} />
      {name !== undefined && <Chosen name={name} onRemove={() => onChange(null)} />}
      {sending.isPending ? <ProgressLine label={texts.form.fileSending(sending.variables.name)} done={sent} total={sending.variables.size} unit="bytes" /> : (
        <Button id={id} variant="default" leftSection={<IconPaperclip size={16} aria-hidden />} onClick={() => input.current?.click()} onBlur={onBlur} disabled={path === undefined} aria-describedby={describedBy} data-cell={cell.id}>
          {chosen === null ? texts.form.fileChoose : texts.form.fileReplace}
        </Button>
      )}
      <p className={styles.help}>{texts.form.fileHelp}</p>
      {sending.isError && <ErrorNotice error={sending.error} />}
    </div>
  );
}

const Chosen = ({ name, onRemove }: { name: string; onRemove: () => void }) => (
  <span className={styles.fileName}>
    {name}
    <button type="button" onClick={onRemove} aria-label={texts.form.fileRemove(name)}><IconX size={16} aria-hidden /></button>
  </span>
);
