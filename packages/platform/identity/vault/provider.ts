import { createHash } from 'node:crypto';
import type { VaultSettings } from '../../config/index.ts';
import type { KeyProvider, WrapPlace } from '../provider.ts';
import { SealBroken } from '../seal.ts';
import { VaultClient } from './client.ts';
import { vaultProblems } from './problems.ts';

const PLACE = 32;

/**
 * Bound by its contents: transit's rewrap takes no associated data, so the place travels as a hash in front of the key, inside
 * the ciphertext. What Vault wrapped for one place is refused at another.
 */
const placeHash = ({ institution, keyId, keyClass }: WrapPlace): Buffer =>
  createHash('sha256').update(JSON.stringify(['sintra wrapped key', institution, keyId, keyClass])).digest();

const broken = ({ institution, keyId, keyClass }: WrapPlace): SealBroken =>
  new SealBroken({ table: `institution_key.${keyClass}`, row: keyId, institution, keyId: 'vault' });

/** The version in `vault:v3:…`. */
const versionOf = (ciphertext: string): number => Number(/^vault:v(\d+):/.exec(ciphertext)?.[1] ?? 0);

/** Institution keys wrapped by the transit engine of Vault or OpenBao: the master key never leaves it. */
export function vaultProvider(settings: VaultSettings, timeout?: number): KeyProvider {
  const client = new VaultClient(settings, timeout);
  const { mount, key, address } = settings;
  const textOf = (data: Readonly<Record<string, unknown>>, name: string): string => {
    const value = data[name];
    if (typeof value !== 'string' || value === '') throw vaultProblems.vaultRefused({ address, status: 200 });
    return value;
  };
  const ciphertext = async (operation: 'encrypt' | 'rewrap', body: object): Promise<Buffer> =>
    Buffer.from(textOf(await client.ask('POST', `${mount}/${operation}/${key}`, body), 'ciphertext'));
  return {
    wrap: (plain, place) => ciphertext('encrypt', { plaintext: Buffer.concat([placeHash(place), plain]).toString('base64') }),
    async unwrap(wrapped, place) {
      if (versionOf(wrapped.toString()) === 0) throw broken(place);
      const data = await client.ask('POST', `${mount}/decrypt/${key}`, { ciphertext: wrapped.toString() });
      const plain = Buffer.from(textOf(data, 'plaintext'), 'base64');
      if (!plain.subarray(0, PLACE).equals(placeHash(place))) throw broken(place);
      return plain.subarray(PLACE);
    },
    async isCurrent(wrapped) {
      const { latest_version: latest } = await client.ask('GET', `${mount}/keys/${key}`);
      return typeof latest === 'number' && versionOf(wrapped.toString()) === latest;
    },
    rewrap: (wrapped) => ciphertext('rewrap', { ciphertext: wrapped.toString() }),
  };
}

/** Makes the next version of the key inside Vault. @throws vaultForbidden where the credential may not: then whoever runs Vault does it */
export async function rotateVaultKey(settings: VaultSettings): Promise<void> {
  await new VaultClient(settings).ask('POST', `${settings.mount}/keys/${settings.key}/rotate`);
}
