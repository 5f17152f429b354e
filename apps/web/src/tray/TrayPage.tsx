import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { trayKey, trayPage } from './api.ts';
import { NoticeLine } from './NoticeLine.tsx';
import { trayTexts as words } from './texts.ts';
import styles from './tray.module.css';

const choices = [{ value: 'unseen', label: words.unseen }, { value: 'all', label: words.every }];

/** Every notice that was left for this person, newest first. */
export function TrayPage() {
  const [which, setWhich] = useState('unseen');
  const tray = useInfiniteQuery({
    queryKey: [...trayKey, 'page', which],
    queryFn: ({ pageParam }) => trayPage(which === 'unseen', pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const notices = tray.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      <div><SegmentedControl size="xs" aria-label={words.which} data={choices} value={which} onChange={setWhich} /></div>
      {tray.isError && <ErrorNotice error={tray.error} />}
      {tray.isPending && <Waiting lines={6} />}
      {tray.data !== undefined && notices.length === 0 && <EmptyState title={which === 'unseen' ? words.emptyUnseen : words.empty}>{words.emptyHelp}</EmptyState>}
      {notices.length > 0 && <ul className={styles.list} data-page="true">{notices.map((notice) => <NoticeLine key={notice.id} notice={notice} />)}</ul>}
      {tray.hasNextPage && <div><Button variant="default" loading={tray.isFetchingNextPage} onClick={() => void tray.fetchNextPage()}>{words.more}</Button></div>}
    </Page>
  );
}
