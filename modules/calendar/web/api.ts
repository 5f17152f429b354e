import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, post, query, remove } from '@sintra/ui/api/http.ts';
import type { CalendarView } from '../server/list.ts';
import type { Compliance } from '../server/compliance.ts';
import type { Kind, Light } from '../rules/mark.ts';

export type { CalendarView, Compliance, Kind, Light };
export type Item = CalendarView['items'][number];

export interface Question {
  readonly from: string;
  readonly until: string;
  readonly kinds?: string | undefined;
  readonly body?: string | undefined;
  readonly organization?: string | undefined;
  readonly objective?: string | undefined;
  readonly light?: string | undefined;
}

export interface FeedLine {
  readonly id: string;
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly createdAt: string;
}

export const keys = { all: ['calendar'] as const, feeds: ['calendar', 'feeds'] as const };

export const calendarQuery = (asked: Question) => queryOptions({ queryKey: [...keys.all, 'list', asked], queryFn: () => get<CalendarView>(`/calendar${query({ ...asked })}`), placeholderData: keepPreviousData });
export const complianceQuery = (asked: Question) => queryOptions({ queryKey: [...keys.all, 'compliance', asked], queryFn: () => get<Compliance>(`/calendar/compliance${query({ ...asked })}`) });
export const feedsQuery = queryOptions({ queryKey: keys.feeds, queryFn: () => get<readonly FeedLine[]>('/calendar/feeds') });
export const openFeed = (body: string | undefined) => post<{ id: string; url: string }>('/calendar/feeds', body === undefined ? {} : { body });
export const withdrawFeed = (id: string): Promise<void> => remove(`/calendar/feeds/${id}`);
