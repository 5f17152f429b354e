import { queryOptions } from '@tanstack/react-query';
import { get, post } from '@sintra/ui/api/http.ts';
import type { Me } from '@sintra/ui/api/types.ts';
import { allows } from '@sintra/ui/module.ts';

export type Verdict = 'justified' | 'unjustified';

/** One case opened in an emergency, as the API tells it. */
export interface Emergency {
  readonly id: string;
  readonly form: string;
  readonly recordId: string;
  /** Null where the record is closed to who reads. */
  readonly folio: string | null;
  readonly owner: string;
  readonly person: string | null;
  readonly from: string;
  readonly cause: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly until: string;
  readonly reviewBy: string;
  readonly verdict: Verdict | null;
  readonly reviewedBy: string | null;
  readonly reviewReason: string | null;
  readonly own: boolean;
}

export const emergenciesQuery = queryOptions({ queryKey: ['emergencies'], queryFn: () => get<readonly Emergency[]>('/emergencies'), staleTime: 30_000 });

/** Those who open and those who judge: the server lists them to whoever grants records. */
export const mayEmergencies = (me: Me): boolean => allows(me, 'record', 'break_glass') || allows(me, 'record', 'grant');

export const openEmergency = (path: string, body: { folio: string; cause: string; reason: string }) => post<{ id: string; record: string; until: string }>(`/${path}/emergencies`, body);
export const reviewEmergency = (id: string, body: { verdict: Verdict; reason: string }) => post<unknown>(`/emergencies/${id}/review`, body);

export const isWaiting = ({ verdict, own }: Emergency): boolean => verdict === null && !own;
/** Unjustified ones were closed when they were judged. */
export const isOpen = ({ until, verdict }: Emergency, now: number): boolean => verdict !== 'unjustified' && Date.parse(until) > now;
