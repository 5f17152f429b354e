import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Config } from '@sintra/platform/config';
import { fileProvider, isFromFile, movingProvider, vaultProvider, type KeyProvider } from '@sintra/platform/identity';
import { databaseProblems } from './problems.ts';
import { masterKeyFile, openKeyFile, readKeyFile } from './master-key.ts';
import type { Sql } from './target.ts';

/** Who wraps the keys of a house, and the secret that its other secrets derive from. */
export interface HouseKeys {
  readonly provider: KeyProvider;
  /** 32 bytes. */
  readonly masterKey: Buffer;
}

/** Where the house's own secret stands for the provider. */
export const secretPlace = { institution: '00000000-0000-0000-0000-000000000000', keyId: 'house', keyClass: 'secret' } as const;

const isFromVault = (wrapped: Buffer): boolean => !isFromFile(wrapped);

/** The provider that the settings ask for. The other one, where it is there too, still opens what it wrapped: so a house moves. */
async function openProvider({ dataDir, keyProvider, vault }: Config, keysOwner: Sql, recovered?: Buffer): Promise<{ provider: KeyProvider; first: Buffer | null }> {
  const inVault = vault === undefined ? undefined : vaultProvider(vault);
  if (keyProvider === 'vault' && inVault !== undefined) {
    if (!existsSync(masterKeyFile(dataDir))) return { provider: inVault, first: null };
    return { provider: movingProvider(inVault, fileProvider(() => readKeyFile(dataDir)), isFromFile), first: readKeyFile(dataDir)[0] ?? null };
  }
  const keys = await openKeyFile(dataDir, keysOwner, recovered);
  const inFile = fileProvider(keys);
  return { provider: inVault === undefined ? inFile : movingProvider(inFile, inVault, isFromVault), first: keys()[0] ?? null };
}

/** A key file that is gone, or a service that is no longer configured, is named; it is never replaced in silence. */
function requireOpener({ dataDir, keyProvider, vault }: Config, wrapped: Buffer): void {
  if (isFromFile(wrapped) && keyProvider === 'vault' && !existsSync(masterKeyFile(dataDir))) throw databaseProblems.keyMissing({ file: masterKeyFile(dataDir) });
  if (isFromVault(wrapped) && vault === undefined) throw databaseProblems.keysInVault();
}

/**
 * Opens the first level of keys. The secret of a new house with a key file is that key itself; in Vault it is made and wrapped there.
 * @param recovered a key file's key from its backup
 * @throws Problem key_missing, key_wrong, key_damaged, key_of_another, keys_in_vault, or one of Vault's
 */
export async function openHouseKeys(config: Config, keysOwner: Sql, recovered?: Buffer): Promise<HouseKeys> {
  const [known] = await keysOwner<{ wrapped: Buffer }[]>`select wrapped from house_secret`;
  if (known !== undefined) requireOpener(config, known.wrapped);
  const { provider, first } = await openProvider(config, keysOwner, recovered);
  if (known !== undefined) return { provider, masterKey: await provider.unwrap(known.wrapped, secretPlace) };
  const masterKey = first ?? randomBytes(32);
  await keysOwner`insert into house_secret (wrapped) values (${await provider.wrap(masterKey, secretPlace)})`;
  return { provider, masterKey };
}
