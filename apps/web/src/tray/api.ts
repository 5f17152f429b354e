import { queryOptions } from '@tanstack/react-query';
import { get, post, query } from '@sintra/ui/api/http.ts';

export interface TrayNotice {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
  readonly quiet: boolean;
  /** For this person alone; otherwise for several, and seen for all. */
  readonly own: boolean;
  readonly createdAt: string;
  readonly seenAt: string | null;
  readonly seenBy: string | null;
}

export interface Tray {
  readonly unseen: number;
  readonly items: readonly TrayNotice[];
  readonly next: string | null;
}

const MINUTE = 60_000;

export const trayKey = ['tray'] as const;

/** What the bell asks each minute while the screen is in sight. */
export const bellQuery = queryOptions({
  queryKey: [...trayKey, 'bell'], queryFn: () => get<Tray>(`/tray${query({ limit: 6, show: 'ringing' })}`), refetchInterval: MINUTE, staleTime: MINUTE / 2,
});

export const trayPage = (onlyUnseen: boolean, after: string): Promise<Tray> => get<Tray>(`/tray${query({ after, show: onlyUnseen ? 'unseen' : undefined })}`);
export const markSeen = (id: string): Promise<unknown> => post(`/tray/${id}/seen`);
