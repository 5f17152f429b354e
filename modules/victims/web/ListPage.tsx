import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { countQuery, listQuery, type Filters } from '@sintra/ui/api/queries.ts';
import { ColumnChoice } from '@sintra/ui/list/ColumnChoice.tsx';
import { useColumns } from '@sintra/ui/list/columns.ts';
import { FilterBar } from '@sintra/ui/list/FilterBar.tsx';
import { Paging } from '@sintra/ui/list/Paging.tsx';
import { RecordTable } from '@sintra/ui/list/RecordTable.tsx';
import { useSearchWords } from '@sintra/ui/list/words-store.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useMe, useScope } from '@sintra/ui/session.ts';
import { sayNumber } from '@sintra/ui/words.ts';
import { AnnulledSwitch } from './AnnulledSwitch.tsx';
import { isOffered, path, useVictimForm } from './form.ts';
import { ListActions } from './ListActions.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import { ListSearch } from './ListSearch.tsx';
import { texts } from './texts.ts';
import styles from './victims.module.css';

const pageSize = 50;
const firstColumns = ['sex', 'ageFrom', 'nationalities', 'formsOfExploitation', 'detectionState', 'detectionDate'];

/** What the address says: a folio, the cursor, and every other pair a filter. */
function useAddress() {
  const { q, after, from, annulled, ...filters } = useSearch({ strict: false }) as Record<string, string>;
  const words = useSearchWords();
  const kept: Filters = annulled === 'true' ? { annulled } : {};
  return { filters: filters as Filters, kept, q: q ?? (words === '' ? undefined : words), after, from: Number(from ?? 1), folio: q, words };
}

/** The list: search, filters in the address, columns of one's own, pages by key. */
export function ListPage() {
  const { form, catalogs, dimensions } = useVictimForm();
  const { filters, kept, q, after, from, folio, words } = useAddress();
  const all = { ...filters, ...kept };
  const [columns, setColumns] = useColumns(useMe().user.id, form, firstColumns);
  const asked = q === undefined ? {} : { q };
  const list = useQuery(listQuery(path, { filters: all, columns, ...asked, ...(after === undefined ? {} : { after }) }));
  const count = useQuery(countQuery(path, [], all, q));
  const reach = useScope('record', 'read');
  const navigate = useNavigate();
  const change = (next: Filters) => void navigate({ to: '/victimas', search: { ...(folio === undefined ? {} : { q: folio }), ...kept, ...next } });
  const total = count.data?.total;
  const bare = q === undefined && Object.keys(all).length === 0;
  return (
    <Page
      title={texts.list.title}
      lead={total === undefined ? '\u00a0' : texts.list.count(sayNumber(total), total === 1)}
      actions={<ListActions filters={all} q={q} />}
    >
      <div className={styles.tools}>
        <ListSearch folio={folio} words={words} filters={all} />
        <FilterBar path={path} dimensions={dimensions} catalogs={catalogs} filters={filters} onChange={change} offered={isOffered} />
        <div className={styles.toolsEnd}><AnnulledSwitch /> <ColumnChoice form={form} columns={columns} onChange={setColumns} /></div>
      </div>
      {list.isError && <ErrorNotice error={list.error} />}
      {list.data === undefined && !list.isError && <Waiting lines={12} />}
      {list.data?.items.length === 0 && <ListEmpty bare={bare} />}
      {list.data !== undefined && list.data.items.length > 0 && (
        <>
          <RecordTable {...{ form, catalogs, columns }} records={list.data.items} address={(record) => `/victimas/${record.id}`} label={texts.list.title} stale={list.isPlaceholderData} national={reach === 'national'} />
          <Pages from={from} shown={list.data.items.length} total={total} next={list.data.next} />
        </>
      )}
    </Page>
  );
}

function Pages({ from, shown, total, next }: { from: number; shown: number; total: number | undefined; next: string | null }) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const before = useRef<(string | undefined)[]>([]);
  const go = (after: string | undefined, first: number) => {
    const { after: _, from: __, ...rest } = search;
    void navigate({ to: '/victimas', search: { ...rest, ...(after === undefined ? {} : { after, from: String(first) }) } });
  };
  const forward = () => {
    before.current.push(search['after']);
    go(next ?? undefined, from + pageSize);
  };
  const back = () => go(before.current.pop(), before.current.length === 0 ? 1 : Math.max(1, from - pageSize));
  const label = total === undefined ? '' : texts.list.page(sayNumber(from), sayNumber(from + shown - 1), sayNumber(total));
  return <Paging label={label} onPrevious={search['after'] === undefined ? null : back} onNext={next === null ? null : forward} />;
}
