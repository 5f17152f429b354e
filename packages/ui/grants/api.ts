import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../api/http.ts';

/** One record opened to an institution, as both sides see it. */
export interface Grant {
  readonly id: string;
  readonly form: string;
  readonly record: string;
  readonly kind: string;
  readonly reason: string;
  /** Acronyms of who owns the record and of who reads it. */
  readonly owner: string;
  readonly to: string;
  readonly toUser: string | null;
  readonly classes: readonly string[];
  readonly grantedAt: string;
  readonly until: string;
  readonly revokedAt: string | null;
}
export interface ListedGrant extends Grant {
  /** Null where the record is closed to who reads. */
  readonly folio: string | null;
}

export interface NewGrant {
  readonly institution: string;
  readonly kind: string;
  readonly classes: readonly string[];
  readonly reason: string;
  readonly until: string;
}

export interface Institution {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
}

export const institutionsQuery = queryOptions({ queryKey: ['institutions'], queryFn: () => get<readonly Institution[]>('/institutions') });
export const grantsQuery = (path: string, id: string) => queryOptions({ queryKey: ['grants', path, id], queryFn: () => get<readonly Grant[]>(`/${path}/${id}/grants`), staleTime: 0 });
export const allGrantsQuery = queryOptions({ queryKey: ['grants'], queryFn: () => get<readonly ListedGrant[]>('/grants'), staleTime: 0 });
export const giveGrant = (path: string, id: string, grant: NewGrant) => post<{ id: string }>(`/${path}/${id}/grants`, grant);
export const revokeGrant = (path: string, id: string, grant: string, reason: string) => post<void>(`/${path}/${id}/grants/${grant}/revoke`, { reason });

export const isOpen = ({ revokedAt, until }: Grant, now: number): boolean => revokedAt === null && Date.parse(until) > now;
