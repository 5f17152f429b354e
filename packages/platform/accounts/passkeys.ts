import type {
  AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { v7 as uuidv7 } from 'uuid';
import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { clock } from '@sintra/platform/clock';

export type { AuthenticationResponseJSON, RegistrationResponseJSON };

// Large, and only needed when somebody uses a passkey.
const webauthn = () => import('@simplewebauthn/server');

/** EdDSA, ES256 and RS256 (COSE's numbers): every device makes one of them. */
const ALGORITHMS = [-8, -7, -257];
/** Passkeys a person may have at once. */
export const MOST_PASSKEYS = 10;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: string[];
}

/** The site that passkeys are bound to: one made here answers nowhere else, whatever a false page looks like. */
const siteOf = ({ config }: House): { host: string; origin: string } => {
  const { hostname, origin } = new URL(config.publicUrl);
  return { host: hostname, origin };
};

/** Host name at which passkeys work, for the screens: opened under another name, they offer none. */
export const passkeyHost = (house: House): string => siteOf(house).host;

const keysOf = (tx: Tx, userId: string): Promise<Row[]> =>
  tx<Row[]>`select id, user_id, credential_id, public_key, counter, transports from passkey where user_id = ${userId} and removed_at is null`;

const named = (rows: readonly Row[]) => rows.map(({ credential_id: id, transports }) => ({ id, transports }));

/** What the browser needs to make a passkey. Its `challenge` is answered once. */
export async function passkeyOffer(house: House, tx: Tx, user: { id: string; email: string; name: string }): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return (await webauthn()).generateRegistrationOptions({
    rpName: house.config.productName,
    rpID: siteOf(house).host,
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: named(await keysOf(tx, user.id)),
    // Kept by the device, so that it can be found without an address; and used only with its holder's finger, face or PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

interface NewPasskey {
  readonly userId: string;
  readonly challenge: string;
  readonly name: string;
  readonly response: RegistrationResponseJSON;
}

/** Stores the passkey that the browser made. @returns Its id, or null when the answer is not one to this challenge of this site. */
export async function storePasskey(house: House, tx: Tx, { userId, challenge, name, response }: NewPasskey): Promise<string | null> {
  const { host, origin } = siteOf(house);
  const made = await (await webauthn()).verifyRegistrationResponse({
    response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (made === null || !made.verified) return null;
  const { credential } = made.registrationInfo;
  const id = uuidv7();
  const stored = await tx`insert into passkey (id, user_id, credential_id, public_key, counter, transports, name, created_at)
    values (${id}, ${userId}, ${credential.id}, ${Buffer.from(credential.publicKey)}, ${credential.counter},
      ${credential.transports ?? []}, ${name}, ${clock.now()})
    on conflict (credential_id) do nothing returning id`;
  return stored.length === 0 ? null : id;
}

/** What the browser needs to use a passkey: one of this person's, or, without a person, any of this site. */
export async function passkeyQuestion(house: House, tx: Tx, userId: string | null): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowed = userId === null ? {} : { allowCredentials: named(await keysOf(tx, userId)) };
  return (await webauthn()).generateAuthenticationOptions({ rpID: siteOf(house).host, userVerification: 'required', ...allowed });
}

interface Answer {
  readonly challenge: string;
  readonly response: AuthenticationResponseJSON;
  /** Whose it must be; null when it says who enters. */
  readonly userId: string | null;
}

/**
 * Whose passkey answered the challenge, or null. The holder's finger, face or PIN is part of the answer, so it is worth two
 * factors. A counter that does not grow tells a copied key.
 */
export async function usePasskey(house: House, tx: Tx, { challenge, response, userId }: Answer): Promise<string | null> {
  const { host, origin } = siteOf(house);
  const [row] = await tx<Row[]>`select id, user_id, credential_id, public_key, counter, transports from passkey
    where credential_id = ${response.id} and removed_at is null for update`;
  if (row === undefined || (userId !== null && row.user_id !== userId)) return null;
  const credential = { id: row.credential_id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter), transports: row.transports };
  const used = await (await webauthn()).verifyAuthenticationResponse({
    response, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: host, requireUserVerification: true, credential,
  }).catch(() => null);
  if (used === null || !used.verified) return null;
  await tx`update passkey set counter = ${used.authenticationInfo.newCounter}, last_used_at = ${clock.now()} where id = ${row.id}`;
  return row.user_id;
}

interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export async function listPasskeys(tx: Tx, userId: string): Promise<PasskeyView[]> {
  const rows = await tx<{ id: string; name: string; created_at: Date; last_used_at: Date | null }[]>`
    select id, name, created_at, last_used_at from passkey where user_id = ${userId} and removed_at is null order by created_at`;
  return rows.map(({ id, name, created_at, last_used_at }) =>
    ({ id, name, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null }));
}

/** @returns How many were removed. @param id null stands for all of them */
export async function removePasskeys(tx: Tx, userId: string, id: string | null): Promise<number> {
  const removed = await tx`update passkey set removed_at = ${clock.now()}
    where user_id = ${userId} and removed_at is null and (${id}::uuid is null or id = ${id}) returning id`;
  return removed.length;
}
