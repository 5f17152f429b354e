import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../parts/Notice.tsx';
import { EmptyState, Page } from '../parts/Page.tsx';
import { TabLinks } from '../parts/TabLinks.tsx';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useRight } from '../session.ts';
import { askErasure, requestsKey, requestsQuery, type RequestKind } from './api.ts';
import { RequestCard } from './RequestCard.tsx';
import styles from './requests.module.css';
import { requestTexts as words } from './texts.ts';

const tabs = [{ to: '/solicitudes/exportacion', label: words.tab.export }, { to: '/solicitudes/supresion', label: words.tab.erasure }];

/** The forms with people, by their id: where their API is. */
type FormPaths = ReadonlyMap<string, string>;

/** The folio and the reason of a new request to erase. */
function NewErasure({ path, onDone }: { path: string; onDone: () => void }) {
  const client = useQueryClient();
  const [folio, setFolio] = useState('');
  const asking = useMutation({
    mutationFn: (reason: string) => askErasure(path, folio.trim().toUpperCase(), reason),
    onSuccess: ({ number }) => {
      announce(words.ask.sent(number));
      void client.invalidateQueries({ queryKey: requestsKey('erasure') });
      onDone();
    },
  });
  return (
    <div className={styles.form}>
      <TextInput label={words.folioLabel} description={words.folioHelp} value={folio} onChange={(event) => setFolio(event.currentTarget.value)} autoComplete="off" />
      <ReasonForm
        title={words.eraseAskTitle} explain={words.eraseAskExplain} confirm={words.ask.confirm} pending={asking.isPending} error={asking.error}
        onConfirm={(reason) => asking.mutate(reason)} onCancel={onDone}
      />
    </div>
  );
}

/** Requests of one kind, newest first: one's own, and those that one may decide. */
export function RequestsPage({ kind, paths }: { kind: RequestKind; paths: FormPaths }) {
  const page = words.pages[kind];
  const mayAsk = useRight('record', kind === 'export' ? 'export_identity' : 'erase');
  const mayErase = useRight('record', 'erase');
  const [asking, setAsking] = useState(false);
  const requests = useQuery(requestsQuery(kind));
  const victims = [...paths.values()][0];
  const actions = kind === 'erasure' && mayErase && !asking ? <Button variant="default" onClick={() => setAsking(true)}>{words.newErasure}</Button> : undefined;
  return (
    <Page title={page.title} lead={page.lead} width="narrow" actions={actions}>
      <TabLinks label={words.tabs} tabs={tabs} />
      {asking && victims !== undefined && <NewErasure path={victims} onDone={() => setAsking(false)} />}
      {requests.isError && <ErrorNotice error={requests.error} />}
      {requests.isPending && <Waiting lines={6} />}
      {requests.data?.length === 0 && <EmptyState title={page.empty}>{mayAsk ? page.emptyHelp : words.onlyDecides}</EmptyState>}
      {requests.data !== undefined && requests.data.length > 0 && (
        <ul className={styles.list}>{requests.data.map((one) => <RequestCard key={one.id} one={one} path={paths.get(one.form)} />)}</ul>
      )}
    </Page>
  );
}
