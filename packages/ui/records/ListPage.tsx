import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { countQuery, listQuery, type Filters } from '../api/queries.ts';
import { ColumnChoice } from '../list/ColumnChoice.tsx';
import { useColumns } from '../list/columns.ts';
import { FilterBar } from '../list/FilterBar.tsx';
import { Paging } from '../list/Paging.tsx';
import { RecordTable } from '../list/RecordTable.tsx';
import { useSearchWords } from '../list/words-store.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useMe, useScope } from '../session.ts';
import { sayNumber } from '../words.ts';
import { AnnulledSwitch } from './AnnulledSwitch.tsx';
import { useRecordForm } from './form.ts';
import { ListActions } from './ListActions.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import { ListSearch } from './ListSearch.tsx';
import styles from './records.module.css';
import { isOffered, useScreens } from './screens.ts';
import { Tabs } from './Tabs.tsx';
import { texts } from './texts.ts';

const pageSize = 50;

/** What the address says: a folio, the cursor, and every other pair a filter. */
function useAddress() {
  const { q, after, from, annulled, ...filters } = useSearch({ strict: false }) as Record<string, string>;
  const names = useSearchWords();
  const words = useScreens().identity ? names : '';
  const kept: Filters = annulled === 'true' ? { annulled } : {};
  return { filters: filters as Filters, kept, q: q ?? (words === '' ? undefined : words), after, from: Number(from ?? 1), folio: q, words };
}

/** The list: search, filters in the address, columns of one's own, pages by key. */
export function ListPage() {
  const screens = useScreens();
  const { path, base, resource, words: say } = screens;
  const { form, catalogs, dimensions } = useRecordForm();
  const { filters, kept, q, after, from, folio, words } = useAddress();
  const all = { ...filters, ...kept };
  const [columns, setColumns] = useColumns(useMe().user.id, form, screens.columns);
  const asked = q === undefined ? {} : { q };
  const list = useQuery(listQuery(path, { filters: all, columns, ...asked, ...(after === undefined ? {} : { after }) }));
  const count = useQuery(countQuery(path, [], all, q));
  const reach = useScope(resource, 'read');
  const navigate = useNavigate();
  const change = (next: Filters) => void navigate({ to: base, search: { ...(folio === undefined ? {} : { q: folio }), ...kept, ...next } });
  const total = count.data?.total;
  const bare = q === undefined && Object.keys(all).length === 0;
  return (
    <Page
      title={say.list}
      lead={total === undefined ? '\u00a0' : texts.list.count(sayNumber(total), total === 1)}
      actions={<ListActions filters={all} q={q} />}
    >
      <Tabs />
      <div className={styles.tools}>
        <ListSearch folio={folio} words={words} filters={all} />
        <FilterBar path={path} dimensions={dimensions} catalogs={catalogs} filters={filters} onChange={change} offered={isOffered(screens)} />
        <div className={styles.toolsEnd}><AnnulledSwitch /> <ColumnChoice form={form} columns={columns} onChange={setColumns} /></div>
      </div>
      {list.isError && <ErrorNotice error={list.error} />}
      {list.data === undefined && !list.isError && <Waiting lines={12} />}
      {list.data?.items.length === 0 && <ListEmpty bare={bare} />}
      {list.data !== undefined && list.data.items.length > 0 && (
        <>
          <RecordTable {...{ form, catalogs, columns }} records={list.data.items} titles={list.data.titles} address={(record) => `${base}/${record.id}`} label={say.list} stale={list.isPlaceholderData} national={reach === 'national'} />
          <Pages from={from} shown={list.data.items.length} total={total} next={list.data.next} />
        </>
      )}
    </Page>
  );
}

function Pages({ from, shown, total, next }: { from: number; shown: number; total: number | undefined; next: string | null }) {
  const { base } = useScreens();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const before = useRef<(string | undefined)[]>([]);
  const go = (after: string | undefined, first: number) => {
    const { after: _, from: __, ...rest } = search;
    void navigate({ to: base, search: { ...rest, ...(after === undefined ? {} : { after, from: String(first) }) } });
  };
  const forward = () => {
    before.current.push(search['after']);
    go(next ?? undefined, from + pageSize);
  };
  const back = () => go(before.current.pop(), before.current.length === 0 ? 1 : Math.max(1, from - pageSize));
  const label = total === undefined ? '' : texts.list.page(sayNumber(from), sayNumber(from + shown - 1), sayNumber(total));
  return <Paging label={label} onPrevious={search['after'] === undefined ? null : back} onNext={next === null ? null : forward} />;
}
