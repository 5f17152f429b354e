import { Button, NumberInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { sayNumber, sayShortInstant } from '@sintra/ui/words.ts';
import { alertsPage, saveThreshold, thresholdsQuery, type Alert, type Threshold } from './api.ts';
import styles from './log.module.css';
import { logTexts } from './texts.ts';

const words = logTexts.alerts;

/** Who did more of something than is usual, and the limits beyond which that is said. */
export function Alerts() {
  const alerts = useInfiniteQuery({ queryKey: ['log', 'alerts'], queryFn: ({ pageParam }) => alertsPage(pageParam), initialPageParam: '', getNextPageParam: (page) => page.next, staleTime: 0 });
  const list = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p>{words.lead}</p>
      {alerts.isError && <ErrorNotice error={alerts.error} />}
      {alerts.isPending && <Waiting lines={6} />}
      {alerts.data !== undefined && list.length === 0 && <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>}
      {list.length > 0 && <AlertTable alerts={list} />}
      {alerts.hasNextPage && <div><Button variant="default" loading={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>{words.more}</Button></div>}
      <Limits />
    </>
  );
}

function AlertTable({ alerts }: { alerts: readonly Alert[] }) {
  return (
    <div className={styles.scroll} role="region" aria-label={words.title} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{Object.values(words.columns).map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {alerts.map(({ id, user, userName, institution, label, counted, most, hours, raisedAt }) => (
            <tr key={id}>
              <td className={styles.when}>{sayShortInstant(raisedAt)}</td>
              <td>{userName ?? logTexts.unknown}</td>
              <td>{institution ?? '—'}</td>
              <td>{label}</td>
              <td>{sayNumber(counted)}</td>
              <td>{words.in(sayNumber(most), hours)}</td>
              <td>{user !== null && <Link to="/bitacora" search={{ user, until: raisedAt.slice(0, 10) }} aria-label={words.seeLabel(userName ?? logTexts.unknown)}>{words.see}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Limits() {
  const limits = useQuery(thresholdsQuery);
  return (
    <section aria-labelledby="limits-title" className={styles.check}>
      <h2 id="limits-title">{words.limits}</h2>
      <p>{words.limitsHelp}</p>
      {limits.isError && <ErrorNotice error={limits.error} />}
      {limits.isPending && <Waiting lines={7} />}
      {limits.data !== undefined && (
        <div className={styles.scroll} role="region" aria-label={words.limitsTable} tabIndex={0}>
          <table className={styles.table}>
            <thead><tr>{Object.values(words.limitColumns).map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
            <tbody>{limits.data.map((limit) => <LimitRow key={`${limit.kind} ${limit.updatedAt ?? ''}`} limit={limit} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function LimitRow({ limit }: { limit: Threshold }) {
  const client = useQueryClient();
  const may = useRight('log', 'manage');
  const [draft, setDraft] = useState({ most: limit.most, hours: limit.hours });
  const saving = useMutation({ mutationFn: () => saveThreshold({ kind: limit.kind, ...draft }), onSuccess: () => client.invalidateQueries({ queryKey: thresholdsQuery.queryKey }) });
  const isMoved = draft.most !== limit.most || draft.hours !== limit.hours;
  const set = (key: 'most' | 'hours') => (value: string | number) => { if (typeof value === 'number') setDraft({ ...draft, [key]: value }); };
  const changed = limit.updatedAt === null ? words.never : words.by(limit.updatedBy ?? logTexts.nobody, sayShortInstant(limit.updatedAt));
  return (
    <tr>
      <td>{limit.label}</td>
      <td>{may ? <NumberInput className={styles.number ?? ''} size="xs" hideControls min={1} max={10_000_000} allowDecimal={false} thousandSeparator="," value={draft.most} onChange={set('most')} aria-label={words.mostOf(limit.label)} /> : sayNumber(limit.most)}</td>
      <td>{may ? <NumberInput className={styles.number ?? ''} size="xs" hideControls min={1} max={720} allowDecimal={false} value={draft.hours} onChange={set('hours')} aria-label={words.hoursOf(limit.label)} /> : limit.hours}</td>
      <td>
        {isMoved ? <Button size="compact-xs" loading={saving.isPending} onClick={() => saving.mutate()} aria-label={words.saveLabel(limit.label)}>{words.save}</Button> : changed}
        {saving.isError && <ErrorNotice error={saving.error} />}
      </td>
    </tr>
  );
}
