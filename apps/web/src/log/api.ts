import { queryOptions } from '@tanstack/react-query';
import { get, post, query, request } from '@sintra/ui/api/http.ts';

export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly actor_id: string | null;
  readonly actor: string | null;
  readonly actor_institution: string | null;
  readonly owner_institution: string | null;
  readonly on_behalf_of: string | null;
  readonly action: string;
  readonly resource: string;
  readonly record_id: string | null;
  readonly folio: string | null;
  readonly subject: string | null;
  readonly version: number | null;
  readonly fields: readonly string[] | null;
  readonly reason: string | null;
  readonly channel: string;
  readonly request_id: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly committed: boolean;
}

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface EntryProof {
  readonly state: 'sealed' | 'waiting' | 'altered';
  readonly index: number | null;
  readonly checkpoint: { readonly number: number; readonly time: string; readonly size: number } | null;
}

export interface CheckedValues {
  readonly fields: readonly { readonly field: string; readonly state: string }[];
}

export interface Verification {
  readonly entries: number;
  readonly checkpoints: { readonly first: number; readonly last: number; readonly from: string; readonly until: string } | null;
  readonly witnessed: number;
  readonly findings: readonly string[];
  readonly total: number;
  readonly key: string;
}

export interface Alert {
  readonly id: string;
  readonly user: string | null;
  readonly userName: string | null;
  readonly institution: string | null;
  readonly label: string;
  readonly counted: number;
  readonly most: number;
  readonly hours: number;
  readonly raisedAt: string;
}

export interface Threshold {
  readonly kind: string;
  readonly label: string;
  readonly hours: number;
  readonly most: number;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

export interface Asked {
  readonly institution?: string;
  readonly from?: string;
  readonly until?: string;
}

export const logPage = (asked: Readonly<Record<string, string>>, after: string): Promise<PageOf<Entry>> => get(`/log${query({ ...asked, after })}`);
export const proveEntry = (id: string): Promise<EntryProof> => post(`/log/entries/${id}/proof`);
export const checkValues = (path: string, id: string, version: number): Promise<CheckedValues> => post(`/${path}/${id}/versions/${version}/check`);
export const verify = (asked: Asked): Promise<Verification> => post('/log/verify', Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== '')));
export const exportAddress = (asked: Asked): string => `/api/v1/log/export${query({ ...asked })}`;
export const alertsPage = (after: string): Promise<PageOf<Alert>> => get(`/log/alerts${query({ after })}`);
export const thresholdsQuery = queryOptions({ queryKey: ['log', 'thresholds'], queryFn: () => get<readonly Threshold[]>('/log/thresholds') });
export const saveThreshold = ({ kind, most, hours }: Pick<Threshold, 'kind' | 'most' | 'hours'>): Promise<unknown> => request('PUT', `/log/thresholds/${kind}`, { most, hours });
export const peopleQuery = (q: string) => queryOptions({
  queryKey: ['log', 'people', q], queryFn: () => get<readonly { id: string; name: string; institution: string }[]>(`/log/people${query({ q })}`), enabled: q.trim().length >= 2, staleTime: 60_000,
});
