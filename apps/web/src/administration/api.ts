import { queryOptions } from '@tanstack/react-query';
import { get, post, put, request, send } from '@sintra/ui/api/http.ts';

export interface Institution {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly legalName: string | null;
  readonly level: string;
  readonly state: string | null;
  readonly successor: { readonly id: string; readonly acronym: string } | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly formerNames: readonly { readonly name: string; readonly until: string }[];
}
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly position: string | null;
  readonly state: 'pending' | 'active' | 'inactive' | 'blocked';
  readonly stateReason: string | null;
  readonly validUntil: string | null;
  readonly confirmedAt: string | null;
  readonly hasLetter: boolean;
  readonly roles: readonly string[];
  readonly institution: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly createdAt: string;
  readonly lastSeenAt: string | null;
}
export type CreatedUser = User & { readonly invitation: string };
export type Confirmable = User & { readonly due: boolean };

export const institutionsQuery = queryOptions({ queryKey: ['institutions'], queryFn: () => get<readonly Institution[]>('/institutions') });
export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => get<readonly User[]>('/users') });
export const confirmableQuery = queryOptions({ queryKey: ['confirmations'], queryFn: () => get<readonly Confirmable[]>('/confirmations') });
export const createInstitution = (body: object) => post<Institution>('/institutions', body);
export const changeInstitution = (id: string, body: object) => request<Institution>('PATCH', `/institutions/${id}`, body);
export const createUser = (body: object) => post<CreatedUser>('/users', body);
export const changeUser = (id: string, body: object) => request<User>('PATCH', `/users/${id}`, body);
export const inviteUser = (id: string) => post<{ invitation: string }>(`/users/${id}/invitation`);
export const departUser = (id: string, body: object) => post<User>(`/users/${id}/departure`, body);
export const transferUser = (id: string, body: object) => post<User>(`/users/${id}/transfer`, body);
export const confirmUsers = (body: { stay: readonly string[]; leave: readonly string[] }) => post<{ confirmed: string[]; left: string[] }>('/confirmations', body);
export const letterPath = (id: string) => `/users/${id}/letter`;
export const sendLetter = (id: string, file: File) => send('PUT', `${letterPath(id)}?name=${encodeURIComponent(file.name)}`, file);

export interface FactorRule {
  readonly role: string;
  readonly required: boolean;
  readonly graceDays: number;
}
export const recoverUser = (id: string, factors: boolean) => post<{ link: string }>(`/users/${id}/recovery`, { factors });
export const endLoginsOf = (id: string) => post<{ ended: number }>(`/users/${id}/end-logins`);
export const factorRulesQuery = queryOptions({ queryKey: ['factor-rules'], queryFn: () => get<readonly FactorRule[]>('/second-factor-rules') });
export const changeFactorRule = ({ role, ...rule }: FactorRule) => put<readonly FactorRule[]>(`/second-factor-rules/${role}`, rule);
