import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { get, query } from '@sintra/ui/api/http.ts';
import type { LogEntry, Page as PageOf } from '@sintra/ui/api/types.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts } from '../texts.ts';
import styles from './log.module.css';
import { LogTable } from './LogTable.tsx';
import { actionWords } from './texts.ts';

const words = texts.logPage;
type Asked = Readonly<Record<string, string>>;

/** The log as the auditor reads it: who, what, when, why; never a value. */
export function LogPage() {
  const asked = useSearch({ strict: false }) as Asked;
  const log = useInfiniteQuery({
    queryKey: ['log', asked],
    queryFn: ({ pageParam }) => get<PageOf<LogEntry>>(`/log${query({ ...asked, after: pageParam })}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={words.title} lead={words.lead}>
      <LogFilters key={JSON.stringify(asked)} asked={asked} />
      {log.isError && <ErrorNotice error={log.error} />}
      {log.isPending && <Waiting lines={12} />}
      {log.data !== undefined && entries.length === 0 && <EmptyState title={words.empty} />}
      {entries.length > 0 && <LogTable entries={entries} />}
      {log.hasNextPage && <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{words.more}</Button>}
    </Page>
  );
}

const actions = Object.entries(actionWords).map(([value, label]) => ({ value, label }));
const distinct = actions.filter(({ label }, index) => actions.findIndex((one) => one.label === label) === index);

function LogFilters({ asked }: { asked: Asked }) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Asked>(asked);
  const set = (key: string) => (value: string | null) => setDraft({ ...draft, [key]: value ?? '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/bitacora', search: draft });
  };
  return (
    <form className={styles.filters} onSubmit={submit}>
      <Select label={words.action} placeholder={words.any} data={distinct} value={draft['action'] ?? null} onChange={set('action')} clearable searchable clearButtonProps={{ 'aria-label': 'Quitar la acción' }} />
      <TextInput label={words.from} type="date" value={draft['from'] ?? ''} onChange={(event) => set('from')(event.currentTarget.value)} />
      <TextInput label={words.until} type="date" value={draft['until'] ?? ''} onChange={(event) => set('until')(event.currentTarget.value)} />
      <TextInput label={words.record} value={draft['record'] ?? ''} onChange={(event) => set('record')(event.currentTarget.value.trim())} />
      <Button type="submit" variant="default">{words.apply}</Button>
    </form>
  );
}
