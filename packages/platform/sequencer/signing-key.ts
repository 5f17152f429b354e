import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '@sintra/platform/clock';
import type { House } from '@sintra/platform/database';
import type { Tx } from '@sintra/platform/db';
import { providerOf, type KeyProvider } from '@sintra/platform/identity';
import { HOUSE, writeKey } from '@sintra/platform/log/proof';
import { onTrees } from './worker.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
}

interface Row {
  readonly id: string;
  readonly public_key: Buffer;
  readonly wrapped: Buffer;
}

const placeOf = (keyId: string) => ({ institution: HOUSE, keyId, keyClass: 'log' });

/** The key that signs now, made the first time; the caller holds the lock of the trees. */
export async function openSigningKey(house: House, tx: Tx, provider: KeyProvider = providerOf(house)): Promise<SigningKey> {
  const [newest] = await tx<Row[]>`select id, public_key, wrapped from log_signing_key order by created_at desc, id desc limit 1`;
  if (newest === undefined) return makeSigningKey(tx, provider);
  const der = await provider.unwrap(newest.wrapped, placeOf(newest.id));
  return { publicKey: newest.public_key, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) };
}

async function makeSigningKey(tx: Tx, provider: KeyProvider): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = uuidv7();
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const wrapped = await provider.wrap(privateKey.export({ format: 'der', type: 'pkcs8' }), placeOf(id));
  await tx`insert into log_signing_key (id, public_key, wrapped, created_at) values (${id}, ${raw}, ${wrapped}, ${clock.now()})`;
  return { privateKey, publicKey: raw };
}

/** Every key that ever signed, as published, the newest last. */
export async function publishedKeys(tx: Tx): Promise<string[]> {
  const rows = await tx<{ public_key: Buffer }[]>`select public_key from log_signing_key order by created_at, id`;
  return rows.map((row) => writeKey(row.public_key));
}

/** Wraps every signing key again under the provider's present key. @returns how many */
export function rewrapSigningKeys(house: House): Promise<number> {
  const provider = providerOf(house);
  return onTrees(house, async (tx) => {
    let moved = 0;
    for (const { id, wrapped } of await tx<Row[]>`select id, wrapped from log_signing_key`) {
      if (await provider.isCurrent(wrapped)) continue;
      await tx`update log_signing_key set wrapped = ${await provider.rewrap(wrapped, placeOf(id))} where id = ${id}`;
      moved += 1;
    }
    return moved;
  });
}
