import { Button, NumberInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { query } from '@sintra/ui/api/http.ts';
import { uploadFile } from '@sintra/ui/api/upload.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { ProgressLine, Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { sayInstant } from '@sintra/ui/words.ts';
import { documentsQuery, keys, type DocumentHead } from './api.ts';
import { ProgrammeTabs } from './ProgrammeTabs.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

function useSending(year: number) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sent, setSent] = useState(0);
  const sending = useMutation({
    mutationFn: (file: File) => uploadFile<{ id: string }>(`/programme-documents${query({ year, name: file.name })}`, file, setSent),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: keys.documents });
      await navigate({ to: `/programa/documentos/${id}` });
    },
  });
  return { sending, sent };
}

function SendDocument() {
  const input = useRef<HTMLInputElement>(null);
  const [year, setYear] = useState(new Date().getFullYear());
  const { sending, sent } = useSending(year);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) sending.mutate(file);
  };
  return (
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); take(event.dataTransfer.files); }}>
      <IconFileText size={32} aria-hidden />
      <strong>{texts.drop}</strong>
      <NumberInput label={texts.year} value={year} min={1990} max={2100} allowDecimal={false} thousandSeparator="" onChange={(value) => setYear(Number(value))} className={styles.yearInput ?? ''} />
      <input ref={input} type="file" hidden accept=".docx,.txt,.md,text/plain" aria-label={texts.chooseFile} onChange={(event) => take(event.currentTarget.files)} />
      {sending.isPending ? <ProgressLine label={texts.reading} done={sent} total={sending.variables.size} unit="bytes" /> : <Button onClick={() => input.current?.click()}>{texts.chooseFile}</Button>}
      {sending.isError && <ErrorNotice error={sending.error} />}
    </div>
  );
}

function Documents({ documents }: { documents: readonly DocumentHead[] }) {
  return (
    <div className={styles.scroll} role="region" aria-label={texts.sent} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{[texts.file, texts.year, texts.state, texts.received].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {documents.map(({ id, fileName, year, state, receivedAt }) => (
            <tr key={id}><th scope="row"><Link to={`/programa/documentos/${id}`}>{fileName}</Link></th><td>{year}</td><td>{texts.states[state]}</td><td>{sayInstant(receivedAt)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Send a programme's document, or go back to one sent before. */
export function DocumentsPage() {
  const may = useRight('work', 'import');
  const documents = useQuery({ ...documentsQuery, enabled: may });
  if (!may) return <Page title={texts.documentsTitle}><ProgrammeTabs /><EmptyState title={texts.noSending}>{texts.noSendingHelp}</EmptyState></Page>;
  return (
    <Page title={texts.documentsTitle} lead={texts.documentsLead}>
      <ProgrammeTabs />
      <SendDocument />
      <div>
        <h2 id="sent-documents" className={styles.subtitle}>{texts.sent}</h2>
        {documents.isError && <ErrorNotice error={documents.error} />}
        {documents.isPending && <Waiting lines={3} />}
        {documents.data?.length === 0 && <p className={styles.quiet}>{texts.none}</p>}
        {documents.data !== undefined && documents.data.length > 0 && <Documents documents={documents.data} />}
      </div>
    </Page>
  );
}
