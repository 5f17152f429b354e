import { queryOptions } from '@tanstack/react-query';
import { get, post, put } from '@sintra/ui/api/http.ts';

export interface Institution {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly level: string;
  readonly state: string | null;
}
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly position: string | null;
  readonly state: 'pending' | 'active' | 'blocked';
  readonly roles: readonly string[];
  readonly institution: { readonly id: string; readonly acronym: string; readonly name: string };
  readonly lastSeenAt: string | null;
}

export const institutionsQuery = queryOptions({ queryKey: ['institutions'], queryFn: () => get<readonly Institution[]>('/institutions') });
export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => get<readonly User[]>('/users') });
export const createInstitution = (body: object) => post<Institution>('/institutions', body);
export const createUser = (body: object) => post<User & { readonly initialPassword: string | null }>('/users', body);

export interface FactorRule {
  readonly role: string;
  readonly required: boolean;
  readonly graceDays: number;
}
export const recoverUser = (id: string, factors: boolean) => post<{ link: string }>(`/users/${id}/recovery`, { factors });
export const endLoginsOf = (id: string) => post<{ ended: number }>(`/users/${id}/end-logins`);
export const factorRulesQuery = queryOptions({ queryKey: ['factor-rules'], queryFn: () => get<readonly FactorRule[]>('/second-factor-rules') });
export const changeFactorRule = ({ role, ...rule }: FactorRule) => put<readonly FactorRule[]>(`/second-factor-rules/${role}`, rule);
