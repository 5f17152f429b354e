import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { get } from '@sintra/ui/api/http.ts';
import { sayDay } from '@sintra/ui/words.ts';
import { feedsQuery, keys, openFeed, withdrawFeed, type FeedLine } from './api.ts';
import { CalendarTabs } from './CalendarTabs.tsx';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

const say = texts.feeds;
const fail = (error: Error) => announce(error.message);

/** The secret address, the one time that it is shown. */
function NewAddress({ url }: { url: string }) {
  return (
    <Notice tone="info" title={say.url}>
      <div className={styles.newFeed}>
        <TextInput aria-label={say.url} value={url} readOnly onFocus={({ currentTarget }) => currentTarget.select()} />
        <CopyButton value={url}>{({ copy }) => <Button onClick={() => { copy(); announce(say.copied); }}>{say.copy}</Button>}</CopyButton>
      </div>
      <p>{say.once}</p>
      <p>{say.how}</p>
    </Notice>
  );
}

function Create({ onOpened }: { onOpened: (url: string) => void }) {
  const client = useQueryClient();
  const [body, setBody] = useState('');
  const bodies = useQuery({ queryKey: [...keys.all, 'bodies'], queryFn: () => get<readonly { id: string; folio: string; title: string | null }[]>('/bodies/options?limit=50') });
  const data = [{ value: '', label: say.everything }, ...(bodies.data ?? []).map(({ id, title, folio }) => ({ value: id, label: title ?? folio }))];
  const create = () => void openFeed(body === '' ? undefined : body).then(async ({ url }) => {
    onOpened(url);
    await client.invalidateQueries({ queryKey: keys.feeds });
  }).catch(fail);
  return (
    <div className={styles.filters}>
      <NativeSelect label={say.of} data={data} value={body} onChange={({ currentTarget }) => setBody(currentTarget.value)} />
      <Button onClick={create}>{say.create}</Button>
    </div>
  );
}

function Mine({ feeds }: { feeds: readonly FeedLine[] }) {
  const client = useQueryClient();
  const withdraw = (id: string) => void withdrawFeed(id).then(async () => {
    announce(say.revoked);
    await client.invalidateQueries({ queryKey: keys.feeds });
  }).catch(fail);
  if (feeds.length === 0) return <EmptyState title={say.noneTitle}>{say.none}</EmptyState>;
  return (
    <section className={styles.aside}>
      <h2>{say.mine}</h2>
      <ul>
        {feeds.map(({ id, bodyName, createdAt, lastReadOn }) => (
          <li key={id} className={styles.feed}>
            <span>{bodyName ?? say.everything}</span><span className={styles.quiet}>{say.created(sayDay(createdAt))}, {say.read(lastReadOn === null ? null : sayDay(lastReadOn))}</span>
            <Button variant="default" size="compact-sm" onClick={() => withdraw(id)} aria-label={`${say.revoke}: ${bodyName ?? say.everything}, ${say.created(sayDay(createdAt))}`}>{say.revoke}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One's calendar addresses: opened, copied once, withdrawn. */
export function FeedsPage() {
  const feeds = useQuery(feedsQuery);
  const [url, setUrl] = useState<string | null>(null);
  return (
    <Page title={say.title} lead={say.lead}>
      <CalendarTabs />
      <Create onOpened={setUrl} />
      {url !== null && <NewAddress url={url} />}
      {feeds.isError && <ErrorNotice error={feeds.error} />}
      {feeds.isPending ? <Waiting lines={4} /> : feeds.data !== undefined && <Mine feeds={feeds.data} />}
    </Page>
  );
}
