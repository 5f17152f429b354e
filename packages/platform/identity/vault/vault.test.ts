import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../../../../test/house.ts';
import { VaultStandIn } from '../../../../test/vault.ts';
import { readConfig, type VaultSettings } from '../../config/index.ts';
import { localProvider, movingProvider, isFromFile, openKeyring, SealBroken } from '../index.ts';
import { rotateVaultKey, vaultProvider } from './provider.ts';

let house: TestHouse;
let vault: VaultStandIn;
let address: string;
const settings = (change: Record<string, string> = {}): VaultSettings => {
  const { vault: read } = readConfig({ SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_ADDR: address, SINTRA_VAULT_TOKEN: 'hvs.prueba', ...change });
  if (read === undefined) throw new Error('no settings of Vault');
  return read;
};
const place = { institution: uuidv7(), keyId: uuidv7(), keyClass: 'person' };

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  vault = new VaultStandIn();
  address = await vault.open();
  return () => vault.close();
});
afterAll(() => house.close());

describe('settings of Vault that do not serve', () => {
  test('are named: no address, one in clear outside this machine, no credential, a strange provider', () => {
    const refused = (env: Record<string, string>) => expect(() => readConfig(env)).toThrow(/SINTRA_(VAULT|KEY)_\w+ vale/);
    refused({ SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_TOKEN: 't' });
    refused({ SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_TOKEN: 't', SINTRA_VAULT_ADDR: 'http://vault.ejemplo.mx:8200' });
    refused({ SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_ADDR: 'https://vault.ejemplo.mx' });
    refused({ SINTRA_KEY_PROVIDER: 'cofre' });
    refused({ SINTRA_VAULT_ADDR: 'https://vault.ejemplo.mx', SINTRA_VAULT_TOKEN: 't', SINTRA_VAULT_KEY: '../otra' });
    expect(() => settings({ SINTRA_VAULT_CA: '/no/hay.pem' })).toThrow('SINTRA_VAULT_CA');
  });
});

describe('a key service that does not serve', () => {
  const attempt = (change: Record<string, string> = {}) => vaultProvider(settings(change), 300).wrap(randomBytes(32), place);

  test('is said to be unreachable, silent, sealed, forbidden or without the key, and nothing is wrapped otherwise', async () => {
    await expect(attempt({ SINTRA_VAULT_ADDR: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'vault_unreachable', status: 503 });
    await expect(attempt({ SINTRA_VAULT_TOKEN: 'otro' })).rejects.toMatchObject({ code: 'vault_forbidden' });
    await expect(attempt({ SINTRA_VAULT_KEY: 'otra' })).rejects.toMatchObject({ code: 'vault_no_key' });
    await expect(attempt({ SINTRA_VAULT_NAMESPACE: 'ajeno' })).rejects.toMatchObject({ code: 'vault_forbidden' });
    vault.sealed = true;
    await expect(attempt()).rejects.toMatchObject({ code: 'vault_sealed' });
    vault.silent = true;
    await expect(attempt()).rejects.toThrow('sin respuesta');
  });

  test('that answers nonsense, nothing, or for ever wraps nothing', async () => {
    const answers = ['<html>', '{"data":{}}', '{"data":{"ciphertext":7}}', 'x'.repeat(2_000_000)];
    for (const answer of answers) {
      const odd = createServer((_request, response) => response.end(answer));
      await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
      const at = odd.address();
      await expect(attempt({ SINTRA_VAULT_ADDR: `http://127.0.0.1:${typeof at === 'object' ? String(at?.port) : ''}` })).rejects.toMatchObject({ status: 503 });
      await new Promise((resolve) => odd.close(resolve));
    }
  });

  test('stops whoever needs an institution’s keys, and serves again when it is back', async () => {
    const keyring = openKeyring({ keysSql: house.keysSql, masterKey: randomBytes(32) }, vaultProvider(settings()));
    const institution = uuidv7();
    vault.sealed = true;
    await expect(keyring.newPersons(institution, [uuidv7()])).rejects.toMatchObject({ code: 'vault_sealed' });
    expect(await house.keysSql`select from institution_key where institution_id = ${institution}`).toHaveLength(0);
    vault.sealed = false;
    expect((await keyring.newPersons(institution, [uuidv7()])).size).toBe(1);
  });
});

describe('keys in Vault', () => {
  test('open at their place alone, and not when a byte changed', async () => {
    const provider = vaultProvider(settings());
    const key = randomBytes(32);
    const wrapped = await provider.wrap(key, place);
    expect(await provider.unwrap(wrapped, place)).toEqual(key);
    await expect(provider.unwrap(wrapped, { ...place, institution: uuidv7() })).rejects.toThrow(SealBroken);
    await expect(provider.unwrap(wrapped, { ...place, keyClass: 'search' })).rejects.toThrow(SealBroken);
    await expect(provider.unwrap(randomBytes(60), place)).rejects.toThrow(SealBroken);
    const altered = Buffer.from(wrapped);
    altered[20] = altered[20] === 65 ? 66 : 65;
    await expect(provider.unwrap(altered, place)).rejects.toMatchObject({ code: 'vault_refused' });
  });

  test('are asked for once per institution key and process, never per person', async () => {
    const institution = uuidv7();
    const ids = Array.from({ length: 300 }, () => uuidv7());
    const first = openKeyring({ keysSql: house.keysSql, masterKey: randomBytes(32) }, vaultProvider(settings()));
    const made = await first.newPersons(institution, ids);
    const again = openKeyring({ keysSql: house.keysSql, masterKey: randomBytes(32) }, vaultProvider(settings()));
    expect(await again.personKeys(institution, ids)).toEqual(made);
    expect([vault.count('/encrypt/'), vault.count('/decrypt/')]).toEqual([4, 8]);
    expect(JSON.stringify(vault.asked)).not.toContain(ids[0]);
  });

  test('take a token, one in a namespace, or an AppRole that signs in again when its login ends', async () => {
    vault.namespace = 'gobierno/trata';
    const provider = vaultProvider(readConfig({
      SINTRA_KEY_PROVIDER: 'vault', SINTRA_VAULT_ADDR: address, SINTRA_VAULT_ROLE_ID: 'sintra', SINTRA_VAULT_SECRET_ID: 'secreto', SINTRA_VAULT_NAMESPACE: 'gobierno/trata',
    }).vault as VaultSettings);
    const wrapped = await provider.wrap(randomBytes(32), place);
    vault.token = 'hvs.nueva';
    expect((await provider.unwrap(wrapped, place)).length).toBe(32);
    expect(vault.count('approle/login')).toBe(2);
    const wrong = vaultProvider({ ...settings({ SINTRA_VAULT_NAMESPACE: 'gobierno/trata' }), appRole: { roleId: 'sintra', secretId: () => 'otro' }, token: undefined } as unknown as VaultSettings);
    await expect(wrong.wrap(randomBytes(32), place)).rejects.toMatchObject({ code: 'vault_forbidden' });
  });

  test('are wrapped again inside Vault when its key has a new version; the key itself never comes out for it', async () => {
    const provider = vaultProvider(settings());
    const key = randomBytes(32);
    const old = await provider.wrap(key, place);
    await rotateVaultKey(settings());
    expect(await provider.isCurrent(old)).toBe(false);
    const fresh = await provider.rewrap(old, place);
    expect([await provider.isCurrent(fresh), vault.count('/decrypt/')]).toEqual([true, 0]);
    vault.trim();
    expect(await provider.unwrap(fresh, place)).toEqual(key);
    await expect(provider.unwrap(old, place)).rejects.toMatchObject({ code: 'vault_refused' });
  });

  test('take over from a key file: what the file wrapped still opens, and is wrapped again in Vault', async () => {
    const file = localProvider(randomBytes(32));
    const moving = movingProvider(vaultProvider(settings()), file, isFromFile);
    const key = randomBytes(32);
    const old = await file.wrap(key, place);
    expect([await moving.unwrap(old, place), await moving.isCurrent(old)]).toEqual([key, false]);
    const fresh = await moving.rewrap(old, place);
    expect([await moving.unwrap(fresh, place), await moving.isCurrent(fresh), fresh.toString().startsWith('vault:v1:')]).toEqual([key, true, true]);
  });
});
