import { queryOptions } from '@tanstack/react-query';
import { get, request } from '../api/http.ts';

export type RequestKind = 'export' | 'erasure';
type RequestState = 'waiting' | 'expired' | 'refused' | 'approved' | 'lapsed' | 'used';

/** What one person asks for and another allows, as the API tells it. */
export interface Approval {
  readonly id: string;
  readonly number: number;
  readonly kind: RequestKind;
  readonly form: string;
  readonly recordId: string | null;
  readonly institution: string;
  readonly reason: string;
  readonly details: Readonly<{ format?: 'xlsx' | 'csv'; words?: string; folio?: string; today?: number }>;
  readonly searched: boolean;
  readonly records: number;
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly useUntil: string | null;
  readonly usedAt: string | null;
  readonly state: RequestState;
  readonly own: boolean;
}

const addresses: Readonly<Record<RequestKind, string>> = { export: '/export-requests', erasure: '/erasure-requests' };

export const requestsKey = (kind: RequestKind) => ['requests', kind] as const;

export const requestsQuery = (kind: RequestKind) =>
  queryOptions({ queryKey: requestsKey(kind), queryFn: () => get<readonly Approval[]>(addresses[kind]), staleTime: 0 });

/** Asks to export with identity, with the filters of the list. */
export const askExport = (path: string, body: Readonly<Record<string, unknown>>) => request<Approval>('POST', `/${path}/export-requests`, body);

/** Asks that the identity of a record, given by its folio, be destroyed. */
export const askErasure = (path: string, folio: string, reason: string) =>
  request<Approval>('POST', `/${path}/${encodeURIComponent(folio)}/erasure-requests`, { reason });

export const decideRequest = (kind: RequestKind, id: string, decision: 'approved' | 'refused', reason?: string) =>
  request<Approval>('POST', `${addresses[kind]}/${id}/decision`, { decision, ...(reason !== undefined && { reason }) });
