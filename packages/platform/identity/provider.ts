import { createHash } from 'node:crypto';
import { openBytes, sealBytes, SealBroken } from './seal.ts';

/** What a wrapped institution key is bound to. */
export interface WrapPlace {
  readonly institution: string;
  readonly keyId: string;
  readonly keyClass: string;
}

/**
 * The first level of keys. It wraps and unwraps institution keys, never a person's, so that a remote provider
 * (Vault or OpenBao transit) is asked a handful of times per process. Every wrapped key says which key wrapped it.
 */
export interface KeyProvider {
  wrap(plain: Buffer, place: WrapPlace): Promise<Buffer>;
  /** @throws SealBroken when the master key is another one or the wrapped bytes were altered. */
  unwrap(wrapped: Buffer, place: WrapPlace): Promise<Buffer>;
  /** Whether the provider's present key, in its present version, wrapped these bytes. */
  isCurrent(wrapped: Buffer): Promise<boolean>;
  /** The same key under the provider's present key. @throws SealBroken */
  rewrap(wrapped: Buffer, place: WrapPlace): Promise<Buffer>;
}

const placeOf = ({ institution, keyId, keyClass }: WrapPlace, master = 'master') => ({
  table: `institution_key.${keyClass}`,
  row: keyId,
  institution,
  keyId: master,
});

/** First byte of what a key file wrapped: without the name of the key (until 2026-11), and with it. */
const UNNAMED = 1;
const NAMED = 2;
const NAME = 8;

/** Eight bytes that tell master keys apart and open nothing. */
const nameOf = (key: Buffer): Buffer => createHash('sha256').update('sintra wrapping key\n').update(key).digest().subarray(0, NAME);

/** Whether a key file wrapped these bytes, whichever the key. */
export const isFromFile = (wrapped: Buffer): boolean => wrapped[0] === UNNAMED || wrapped[0] === NAMED;

function wrapUnder(key: Buffer, plain: Buffer, place: WrapPlace): Buffer {
  const name = nameOf(key);
  return Buffer.concat([Buffer.from([NAMED]), name, sealBytes(key, plain, placeOf(place, name.toString('hex')))]);
}

function tryOpen(key: Buffer, wrapped: Buffer, place: WrapPlace): Buffer | null {
  const name = nameOf(key);
  if (wrapped[0] === NAMED && !wrapped.subarray(1, 1 + NAME).equals(name)) return null;
  try {
    return wrapped[0] === NAMED
      ? openBytes(key, wrapped.subarray(1 + NAME), placeOf(place, name.toString('hex')))
      : openBytes(key, wrapped, placeOf(place));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/**
 * The provider of small installations: the local key file, whose first key wraps and whose others only open, while a rotation is
 * under way.
 * @param keys reads the file again each time: another process may have rotated it
 */
export function fileProvider(keys: () => readonly Buffer[]): KeyProvider {
  const current = (): Buffer => keys()[0] ?? Buffer.alloc(0);
  const unwrap: KeyProvider['unwrap'] = async (wrapped, place) => {
    for (const key of keys()) {
      const plain = tryOpen(key, wrapped, place);
      if (plain !== null) return plain;
    }
    throw new SealBroken(placeOf(place));
  };
  const wrap: KeyProvider['wrap'] = async (plain, place) => wrapUnder(current(), plain, place);
  return {
    wrap, unwrap,
    isCurrent: async (wrapped) => wrapped[0] === NAMED && wrapped.subarray(1, 1 + NAME).equals(nameOf(current())),
    rewrap: async (wrapped, place) => wrap(await unwrap(wrapped, place), place),
  };
}

/** A provider of one key in memory (32 bytes), the same as a key file with that key alone. */
export const localProvider = (masterKey: Buffer): KeyProvider => fileProvider(() => [masterKey]);

/** Wraps with the first, opens with whichever wrapped: how a house moves from the key file to Vault. */
export function movingProvider(to: KeyProvider, from: KeyProvider, isFrom: (wrapped: Buffer) => boolean): KeyProvider {
  const of = (wrapped: Buffer): KeyProvider => (isFrom(wrapped) ? from : to);
  return {
    wrap: (plain, place) => to.wrap(plain, place),
    unwrap: (wrapped, place) => of(wrapped).unwrap(wrapped, place),
    isCurrent: async (wrapped) => !isFrom(wrapped) && (await to.isCurrent(wrapped)),
    rewrap: async (wrapped, place) => (isFrom(wrapped) ? to.wrap(await from.unwrap(wrapped, place), place) : to.rewrap(wrapped, place)),
  };
}
