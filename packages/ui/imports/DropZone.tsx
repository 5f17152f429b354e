import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type DragEvent } from 'react';
import { mappingsQuery } from '../api/imports.ts';
import { query } from '../api/http.ts';
import { keys } from '../api/queries.ts';
import { uploadFile } from '../api/upload.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { ProgressLine } from '../parts/Waiting.tsx';
import { OnBehalf } from '../records/OnBehalf.tsx';
import { useScreens } from '../records/screens.ts';
import styles from './imports.module.css';
import { texts } from './texts.ts';

/** Drop or choose a file; its run opens as soon as the server has it. */
export function DropZone() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [mapping, setMapping] = useState<string | null>(null);
  const [onBehalfOf, setOnBehalfOf] = useState<string | null>(null);
  const { sending, sent } = useSending(mapping, onBehalfOf ?? undefined);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) sending.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className={styles.drop} data-over={over} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
      <IconFileSpreadsheet size={32} aria-hidden />
      <h2>{texts.drop}</h2>
      <p>{texts.dropHelp}</p>
      <input ref={input} type="file" hidden accept=".xlsx,.csv,text/csv" aria-label={texts.choose} onChange={(event) => take(event.currentTarget.files)} />
      {sending.isPending ? (
        <div className={styles.sending}><ProgressLine label={texts.sending(sending.variables.name)} done={sent} total={sending.variables.size} unit="bytes" /></div>
      ) : (
        <Button onClick={() => input.current?.click()}>{texts.choose}</Button>
      )}
      {sending.isError && <ErrorNotice error={sending.error} />}
      <div className={styles.sendAs}>
        <OnBehalf value={onBehalfOf} help={texts.onBehalfHelp} onChange={(institution) => { setOnBehalfOf(institution); setMapping(null); }} />
        <MappingChoice value={mapping} onBehalfOf={onBehalfOf ?? undefined} onChange={setMapping} />
      </div>
    </div>
  );
}

function useSending(mapping: string | null, onBehalfOf: string | undefined) {
  const { formId, base } = useScreens();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sent, setSent] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => uploadFile<{ id: string }>(`/imports${query({ form: formId, name: file.name, mapping: mapping ?? undefined })}`, file, setSent, onBehalfOf),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: keys.imports });
      await navigate({ to: `${base}/importaciones/${id}` });
    },
  });
  return { sending, sent };
}

interface ChoiceProps {
  readonly value: string | null;
  readonly onBehalfOf: string | undefined;
  readonly onChange: (name: string | null) => void;
}

function MappingChoice({ value, onBehalfOf, onChange }: ChoiceProps) {
  const { formId } = useScreens();
  const mappings = useQuery(mappingsQuery(formId, onBehalfOf));
  const known = mappings.data ?? [];
  if (known.length === 0) return null;
  return (
    <Select
      label={texts.mapping}
      description={texts.mappingHelp}
      placeholder={texts.mappingNone}
      data={known.map((one) => ({ value: one.name, label: one.title }))}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': texts.mappingNone }}
    />
  );
}
