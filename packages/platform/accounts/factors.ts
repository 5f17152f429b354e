import { z } from 'zod';
import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import type { Proofs } from './logins.ts';
import { removePasskeys, usePasskey, type AuthenticationResponseJSON } from './passkeys.ts';
import { codesLeft, useCode, withdrawCodes } from './recovery-codes.ts';
import { removeTotp, useTotp } from './totp.ts';

export const factorKinds = ['totp', 'passkey', 'recovery_code'] as const;
export type FactorKind = NonNullable<Proofs['factor']>;

/** What the browser's WebAuthn answers; its inside is for the library to judge. */
export const passkeyAnswer = z.looseObject({ id: z.string().min(1).max(2_000), rawId: z.string(), type: z.literal('public-key'), response: z.looseObject({}) });

/** A second factor as it is shown: a code of the application, one of the printed ones, or a passkey's answer. */
export const proofInput = z.union([z.strictObject({ code: z.string().min(1).max(40) }), z.strictObject({ passkey: passkeyAnswer })]);
export type Proof = z.infer<typeof proofInput>;

/** The second factors that a person can show; empty when they never enrolled one. */
export async function factorsOf(tx: Tx, userId: string): Promise<FactorKind[]> {
  const [has] = await tx<{ totp: boolean; passkey: boolean }[]>`
    select exists (select from totp_factor where user_id = ${userId} and secret is not null) as totp,
      exists (select from passkey where user_id = ${userId} and removed_at is null) as passkey`;
  const found: FactorKind[] = [...(has?.totp === true ? ['totp' as const] : []), ...(has?.passkey === true ? ['passkey' as const] : [])];
  return found.length > 0 && (await codesLeft(tx, userId)) > 0 ? [...found, 'recovery_code'] : found;
}

/** Which factor of the person the proof is, or null when it is none. Each code and each challenge serves once. */
export async function proveFactor(house: House, tx: Tx, userId: string, proof: Proof, challenge: string | undefined): Promise<FactorKind | null> {
  if ('passkey' in proof) {
    if (challenge === undefined || challenge === '') return null;
    const response = proof.passkey as unknown as AuthenticationResponseJSON;
    return (await usePasskey(house, tx, { challenge, response, userId })) === null ? null : 'passkey';
  }
  const code = proof.code.replace(/\s/g, '');
  if (/^\d{6}$/.test(code)) return (await useTotp(house, tx, userId, code)) ? 'totp' : null;
  return (await useCode(tx, userId, proof.code)) ? 'recovery_code' : null;
}

/** Takes every second factor from a person. */
export async function removeFactors(tx: Tx, userId: string): Promise<void> {
  await removeTotp(tx, userId);
  await removePasskeys(tx, userId, null);
  await withdrawCodes(tx, userId);
}
