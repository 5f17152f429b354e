import { get, post } from '@sintra/ui/api/http.ts';
import type { Me } from '@sintra/ui/api/types.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}
export interface FirstAccount extends Credentials {
  readonly token: string;
  readonly name: string;
}

export const signIn = (credentials: Credentials) => post<{ me: Me }>('/login', credentials);
export const signOut = () => post<void>('/logout');
export const firstAccountStatus = (token: string) => get<unknown>(`/first-account/${encodeURIComponent(token)}`);
/** Creates the account and signs it in. */
export const createFirstAccount = (account: FirstAccount) => post<unknown>('/first-account', account);
export const acceptNotice = () => post<void>('/me/notice');
