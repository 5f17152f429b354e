/** Every key and every read of the server in one place: what is cached, and what a change makes stale. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { readDraft } from './drafts.ts';
import { get, query } from './http.ts';
import type { Catalogs, CountResult, Dimension, Draft, FormView, HistoryEntry, LogEntry, Me, Page, RecordOption, RecordPage, RecordView } from './types.ts';

const forever = Number.POSITIVE_INFINITY;

export type Filters = Readonly<Record<string, string>>;
interface ListQuery {
  readonly filters: Filters;
  readonly q?: string;
  readonly after?: string;
  /** Cells to bring; the table shows no others. */
  readonly columns?: readonly string[];
}

export const keys = {
  me: ['me'] as const,
  records: (path: string) => ['records', path] as const,
  record: (path: string, id: string) => ['records', path, 'one', id] as const,
  drafts: (path: string) => ['drafts', path] as const,
  imports: ['imports'] as const,
  import: (id: string) => ['imports', id] as const,
};

export const meQuery = queryOptions({ queryKey: keys.me, queryFn: () => get<Me>('/me'), staleTime: forever, retry: false });

/** The definition hardly ever changes while somebody works: once per sign-in. */
export const formQuery = (id: string) =>
  queryOptions({ queryKey: ['form', id], queryFn: () => get<FormView>(`/forms/${id}`), staleTime: forever });

export const catalogsQuery = queryOptions({ queryKey: ['catalogs'], queryFn: () => get<Catalogs>('/catalogs'), staleTime: forever });

export const dimensionsQuery = (path: string) =>
  queryOptions({ queryKey: ['dimensions', path], queryFn: () => get<readonly Dimension[]>(`/${path}/dimensions`), staleTime: forever });

export const listQuery = (path: string, { filters, q, after, columns }: ListQuery) =>
  queryOptions({
    queryKey: [...keys.records(path), 'list', filters, q, after, columns],
    queryFn: ({ signal }) => get<RecordPage>(`/${path}${query({ ...filters, q, after, columns: columns?.join(','), limit: 50 })}`, signal),
    placeholderData: keepPreviousData,
  });

/** What a picker offers. Asked again when the window comes back: a record may have been made in another tab. */
export const optionsQuery = (path: string, q: string) =>
  queryOptions({
    queryKey: [...keys.records(path), 'options', q],
    queryFn: ({ signal }) => get<readonly RecordOption[]>(`/${path}/options${query({ q, limit: 20 })}`, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
  });

/** How some records are called. */
export const titlesQuery = (path: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: [...keys.records(path), 'titles', ids],
    queryFn: ({ signal }) => get<readonly RecordOption[]>(`/${path}/options${query({ ids: ids.slice(0, 100).join(',') })}`, signal),
    enabled: ids.length > 0,
    staleTime: 60_000,
  });

/** The first records of a form that point to another. */
export const pointingQuery = (path: string, cell: string, id: string, title: string | undefined, limit: number) =>
  queryOptions({
    queryKey: [...keys.records(path), 'pointing', cell, id],
    queryFn: ({ signal }) => get<RecordPage>(`/${path}${query({ [cell]: id, columns: title, limit })}`, signal),
  });

export const countQuery = (path: string, by: readonly string[], filters: Filters, q?: string) =>
  queryOptions({
    queryKey: [...keys.records(path), 'count', by, filters, q],
    queryFn: ({ signal }) => get<CountResult>(`/${path}/count${query({ ...filters, q, by: by.join(',') })}`, signal),
    placeholderData: keepPreviousData,
  });

export const recordQuery = (path: string, id: string) =>
  queryOptions({ queryKey: keys.record(path, id), queryFn: () => get<RecordView>(`/${path}/${id}`), staleTime: 60_000 });

export const historyQuery = (path: string, id: string) =>
  queryOptions({ queryKey: [...keys.record(path, id), 'history'], queryFn: () => get<readonly HistoryEntry[]>(`/${path}/${id}/history`) });

/** The written reasons of a record's steps, for who may read the log. */
export const reasonsQuery = (path: string, id: string) =>
  queryOptions({ queryKey: [...keys.record(path, id), 'history', 'reasons'], queryFn: () => get<Page<LogEntry>>(`/log${query({ record: id, action: 'record.status' })}`) });

export const draftsQuery = (path: string) => queryOptions({ queryKey: keys.drafts(path), queryFn: () => get<readonly Draft[]>(`/${path}/drafts`) });
export const draftQuery = (path: string, id: string) =>
  queryOptions({ queryKey: [...keys.drafts(path), id], queryFn: () => readDraft(path, id), staleTime: forever, gcTime: 0, retry: false });
