import { queryOptions } from '@tanstack/react-query';
import { get, post, query, request } from '@sintra/ui/api/http.ts';
import { keys } from '@sintra/ui/api/queries.ts';
import type { BodyBoard } from '../server/body-board.ts';
import type { Board } from '../server/board.ts';
import type { FollowUpPage } from '../server/follow-up.ts';
import type { Overview } from '../server/overview.ts';

export type { Board, BodyBoard, FollowUpPage, Overview };

const SECONDS = 1_000;

export const overviewQuery = queryOptions({ queryKey: [...keys.records('bodies'), 'overview'], queryFn: () => get<Overview>('/commissions/overview') });
export const bodyBoardQuery = (id: string) => queryOptions({ queryKey: [...keys.record('bodies', id), 'board'], queryFn: () => get<BodyBoard>(`/bodies/${id}/board`) });

/** Looked at again every few seconds: several secretaries register the same session. */
export const boardQuery = (id: string, live = false) =>
  queryOptions({ queryKey: [...keys.record('sessions', id), 'board'], queryFn: () => get<Board>(`/sessions/${id}/board`), ...(live && { refetchInterval: 4 * SECONDS }) });

export const followUpPage = (light: string | undefined, body: string | undefined, after: string | undefined) =>
  get<FollowUpPage>(`/resolutions/follow-up${query({ light, body, after })}`);

/** A step of a session. @throws ApiError with the sentence of what stands in the way */
export const sessionStep = <T>(id: string, step: string, body: object): Promise<T> => post<T>(`/sessions/${id}/${step}`, body);

interface SessionPatch {
  readonly values?: object;
  readonly groups?: object;
}
export const patchSession = (id: string, version: number, { values = {}, groups }: SessionPatch) =>
  request('PATCH', `/sessions/${id}`, { version, values, ...(groups !== undefined && { groups }) });
