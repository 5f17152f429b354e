import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { logPage, type Entry } from './api.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { Filters, type Asked } from './Filters.tsx';
import { LogTable } from './LogTable.tsx';
import { logTexts as words } from './texts.ts';

/** Acts that meet the filters of the address, newest first; one can be opened. */
export function Acts({ asked }: { asked: Asked }) {
  const [open, setOpen] = useState<Entry | null>(null);
  const log = useInfiniteQuery({
    queryKey: ['log', 'acts', asked],
    queryFn: ({ pageParam }) => logPage(asked, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Filters key={JSON.stringify(asked)} asked={asked} person={entries.find(({ actor_id: id }) => id === asked['user'])?.actor ?? null} />
      {asked['record'] !== undefined && <p>{words.onlyRecord}: {entries[0]?.folio ?? asked['record']}. <Link to="/bitacora" search={{}}>{words.onlyRecordClear}</Link></p>}
      {log.isError && <ErrorNotice error={log.error} />}
      {log.isPending && <Waiting lines={12} />}
      {log.data !== undefined && entries.length === 0 && <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>}
      {entries.length > 0 && <LogTable entries={entries} onOpen={setOpen} />}
      {log.hasNextPage && <div><Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{words.more}</Button></div>}
      <EntryPanel entry={open} onClose={() => setOpen(null)} />
    </>
  );
}
