import { openBytes, sealBytes } from './seal.ts';

/** What a wrapped institution key is bound to. */
export interface WrapPlace {
  readonly institution: string;
  readonly keyId: string;
  readonly keyClass: string;
}

/**
 * The first level of keys. It wraps and unwraps institution keys, never a person's, so that a remote provider
 * (Vault or OpenBao transit) is asked a handful of times per process.
 */
export interface KeyProvider {
  wrap(plain: Buffer, place: WrapPlace): Promise<Buffer>;
  /** @throws SealBroken when the master key is another one or the wrapped bytes were altered. */
  unwrap(wrapped: Buffer, place: WrapPlace): Promise<Buffer>;
}

const placeOf = ({ institution, keyId, keyClass }: WrapPlace) => ({
  table: `institution_key.${keyClass}`,
  row: keyId,
  institution,
  keyId: 'master',
});

/** The provider for small installations: the master key (32 bytes) of the local key file. */
export function localProvider(masterKey: Buffer): KeyProvider {
  return {
    wrap: async (plain, place) => sealBytes(masterKey, plain, placeOf(place)),
    unwrap: async (wrapped, place) => openBytes(masterKey, wrapped, placeOf(place)),
  };
}
