import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { keys } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { bodyBoardQuery, followUpPage, overviewQuery, type FollowUpPage as PageOfLines } from './api.ts';
import styles from './commissions.module.css';
import { ModuleTabs } from './ModuleTabs.tsx';
import { LightMark, Lights, sayWritten } from './parts.tsx';
import { texts } from './texts.ts';

const say = texts.followUp;

/** Counts of the lights: of one body, or of all. */
function useCounts(body: string | undefined) {
  const all = useQuery({ ...overviewQuery, enabled: body === undefined });
  const own = useQuery({ ...bodyBoardQuery(body ?? ''), enabled: body !== undefined });
  return body === undefined ? all.data?.lights : own.data?.lights;
}

/** Resolutions by what is due, soonest first. */
export function FollowUpPage() {
  const { light, body } = useSearch({ strict: false }) as { light?: string; body?: string };
  const counts = useCounts(body);
  const pages = useInfiniteQuery({
    queryKey: [...keys.records('resolutions'), 'follow-up', light, body], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => followUpPage(light, body, pageParam), getNextPageParam: ({ next }) => next ?? undefined,
  });
  const lines = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={say.title} lead={say.lead}>
      <ModuleTabs />
      {counts !== undefined && <Lights counts={counts} {...(body !== undefined && { body })} {...(light !== undefined && { current: light })} />}
      <p className={styles.quiet}>{texts.lightRule}</p>
      {pages.isError && <ErrorNotice error={pages.error} />}
      {lines === undefined ? !pages.isError && <Waiting lines={8} /> : lines.length === 0 ? <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState> : <Lines lines={lines} />}
      {pages.hasNextPage && <div><Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{say.more}</Button></div>}
    </Page>
  );
}

function Lines({ lines }: { lines: readonly PageOfLines['items'][number][] }) {
  const head = say.columns;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.list}>
      <table className={styles.table}>
        <thead><tr>{[head.light, head.key, head.session, head.due, head.percent].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td><LightMark light={line.light} /></td>
              <th scope="row"><Link to={`/comisiones/acuerdos/${line.id}`}>{line.title}</Link></th>
              <td>{line.session === null ? '—' : <Link to={`/comisiones/sesiones/${line.session}`}>{line.sessionTitle ?? line.bodyAcronym}</Link>}</td>
              <td>{sayWritten(line.dueDate)}</td>
              <td>{line.percent === null ? '—' : `${String(line.percent)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
