import { queryOptions } from '@tanstack/react-query';
import { startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { get, post, remove } from '@sintra/ui/api/http.ts';
import type { Me } from '@sintra/ui/api/types.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}
export interface FirstAccount extends Credentials {
  readonly token: string;
  readonly name: string;
}
export type FactorKind = 'totp' | 'passkey' | 'recovery_code';

/** In, or the second step's turn. */
export type Step = { readonly me: Me } | { readonly next: 'factor'; readonly factors: readonly FactorKind[] };

export interface Door {
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly passkeyHost: string;
}
export const doorQuery = queryOptions({ queryKey: ['door'], queryFn: () => get<Door>('/door'), staleTime: Number.POSITIVE_INFINITY });

/** Passkeys are bound to the name of the site, and browsers have them only where the connection is safe. */
export const passkeysWork = (door: Door | undefined): boolean =>
  door !== undefined && 'PublicKeyCredential' in window && window.location.hostname === door.passkeyHost;

export const signIn = (credentials: Credentials) => post<Step>('/login', credentials);
export const signOut = () => post<void>('/logout');
export const firstAccountStatus = (token: string) => get<unknown>(`/first-account/${encodeURIComponent(token)}`);
/** Creates the account and signs it in. */
export const createFirstAccount = (account: FirstAccount) => post<unknown>('/first-account', account);
export const acceptNotice = () => post<void>('/me/notice');
export const changePassword = (change: { current: string; next: string }) => post<void>('/me/password', change);

export const leaveFor = (provider: string) => post<{ url: string }>(`/login/provider/${encodeURIComponent(provider)}`);
export const arriveFrom = (provider: string, query: string) => post<Step>(`/login/provider/${encodeURIComponent(provider)}/return`, { query });
export const checkRecovery = (token: string) => post<unknown>('/recovery/check', { token });
export const recover = (token: string, password: string) => post<void>('/recovery', { token, password });

const answer = async (question: Promise<unknown>) => startAuthentication({ optionsJSON: (await question) as PublicKeyCredentialRequestOptionsJSON });

export const signInWithPasskey = async () => post<Step>('/login/passkey', { passkey: await answer(post('/login/passkey/options')) });
export const giveFactor = (code: string) => post<Step>('/login/factor', { code });
export const giveFactorPasskey = async () => post<Step>('/login/factor', { passkey: await answer(post('/login/passkey/options', { factor: true })) });

export type StepUpMethod = 'password' | FactorKind;
export const stepUpMethods = () => get<{ methods: readonly StepUpMethod[] }>('/me/step-up');
export const stepUp = (proof: { password: string } | { code: string }) => post<void>('/me/step-up', proof);
export const stepUpWithPasskey = async () => post<void>('/me/step-up', { passkey: await answer(post('/me/step-up/passkey')) });

export interface Factors {
  readonly totp: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdAt: string; readonly lastUsedAt: string | null }[];
  readonly codesLeft: number;
}
export interface Enrolled {
  /** Present the first time: to be shown once. */
  readonly recoveryCodes: readonly string[] | null;
}
export const factorsQuery = queryOptions({ queryKey: ['factors'], queryFn: () => get<Factors>('/me/factors') });
export const startTotp = () => post<{ secret: string; uri: string }>('/me/factors/totp');
export const confirmTotp = (code: string) => post<Enrolled>('/me/factors/totp/confirm', { code });
export const dropTotp = () => remove('/me/factors/totp');
export const dropPasskey = (id: string) => remove(`/me/factors/passkeys/${id}`);
export const renewCodes = () => post<Enrolled>('/me/factors/recovery-codes');
export async function addPasskey(name: string): Promise<Enrolled> {
  const optionsJSON = await post<PublicKeyCredentialCreationOptionsJSON>('/me/factors/passkeys/options');
  return post<Enrolled>('/me/factors/passkeys', { name, passkey: await startRegistration({ optionsJSON }) });
}

export interface Login {
  readonly id: string;
  readonly device: string | null;
  readonly means: 'password' | 'passkey' | 'oidc' | 'llave';
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}
export const loginsQuery = queryOptions({ queryKey: ['logins'], queryFn: () => get<readonly Login[]>('/me/logins'), staleTime: 0 });
export const endLogin = (id: string) => remove(`/me/logins/${id}`);
export const endOtherLogins = () => post<{ ended: number }>('/me/logins/end-others');
