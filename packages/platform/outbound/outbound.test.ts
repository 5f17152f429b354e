import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oidcServer } from '../../../test/identity-provider.ts';
import { oidcProvider } from '../accounts/oidc.ts';
import { readConfig } from '../config/index.ts';
import { destinationsOf, fetchOnly, requireAllowed } from './index.ts';

const root = join(import.meta.dirname, '../../..');
const sources = ['packages/platform', 'packages/projections', 'packages/definition', 'modules', 'apps/server', 'apps/cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('node_modules') && !/(?:^|\/)web\//.test(path))
    .map((path) => `${folder}/${path}`));

/** Ways to open a connection to somewhere. Listening (`createServer`) is not one. */
const ways = /\bfetch\(|\bhttps?Request\b|\bcreateTransport\(|\bclient\.discovery\(|\bnew WebSocket\(|\bfrom 'node:(?:https?|http2|net|tls|dgram|dns)'|\bfrom 'undici'/;

/** Who may, and why it stays within the settings. */
const doors: Readonly<Record<string, string>> = {
  'packages/platform/outbound/index.ts': 'the door itself',
  'packages/platform/accounts/oidc.ts': 'hands its calls to the door (customFetch)',
  'packages/platform/identity/vault/client.ts': 'only under the address of the settings; redirections are not followed',
  'packages/platform/mail/worker.ts': 'only the mail server of the settings; messages open no address',
  'packages/platform/files/scan.ts': 'only the scanner of the settings',
  'apps/server/port.ts': 'listens, to find whether its own port is free',
  'packages/projections/excel/reader-process.ts': 'its standard output, as a socket of its parent',
};

describe('What leaves the house', () => {
  it('leaves by the doors that are listed here, and no other file opens a connection', () => {
    const found = sources.filter((path) => ways.test(readFileSync(join(root, path), 'utf8')));
    expect(found.sort()).toEqual(Object.keys(doors).sort());
  });

  it('goes nowhere when no setting names anything', () => {
    expect(destinationsOf(readConfig({}))).toEqual([]);
  });

  it('goes to what the settings name, which is what the start prints for the firewall', () => {
    const config = readConfig({
      SINTRA_OIDC_ISSUER: 'https://acceso.ejemplo.gob.mx/reino', SINTRA_OIDC_CLIENT_ID: 'sintra', SINTRA_OIDC_HOSTS: 'llaves.ejemplo.gob.mx, otro.ejemplo.gob.mx:8443',
      SINTRA_LLAVE_CLIENT_ID: '7', SINTRA_LLAVE_USER: 'u', SINTRA_LLAVE_PASSWORD: 'p', SINTRA_VAULT_ADDR: 'https://vault.ejemplo.gob.mx:8200', SINTRA_VAULT_TOKEN: 't',
      SINTRA_SMTP_URL: 'smtps://c:p@correo.ejemplo.gob.mx', SINTRA_CLAMD: 'unix:/run/clamd.ctl',
    });
    expect(destinationsOf(config).map(({ place }) => place)).toEqual([
      'acceso.ejemplo.gob.mx:443', 'llaves.ejemplo.gob.mx:443', 'otro.ejemplo.gob.mx:8443', 'api.llave.gob.mx:443', 'vault.ejemplo.gob.mx:8200', 'correo.ejemplo.gob.mx:465', 'unix:/run/clamd.ctl',
    ]);
  });

  it.each(['https://acceso.ejemplo.gob.mx.otro.example/', 'https://acceso.ejemplo.gob.mx:444/', 'http://acceso.ejemplo.gob.mx/', 'https://acceso.ejemplo.gob.mx@otro.example/', 'https://169.254.169.254/'])('does not go to %s', (address) => {
    expect(() => requireAllowed(['acceso.ejemplo.gob.mx:443'], address)).toThrow('no setting names it');
  });

  it('does not follow a redirection, even to an allowed place', async () => {
    const provider = await oidcServer({ id: 'sintra', secret: 's' });
    await expect(fetchOnly([provider.url])(`${provider.url}/authorize?redirect_uri=${encodeURIComponent(provider.url)}`, {})).rejects.toThrow();
    expect((await fetchOnly([provider.url])(`${provider.url}/keys`, {})).status).toBe(200);
    await provider.close();
  });

  it('does not take an identity provider’s word for where its keys are: another host is called only when the settings name it', async () => {
    const other = await oidcServer({ id: 'sintra', secret: 's' });
    const provider = await oidcServer({ id: 'sintra', secret: 's' }, { token_endpoint: `${other.url}/token` });
    const arrive = async (hosts: readonly string[]) => {
      const config = readConfig({ SINTRA_OIDC_ISSUER: provider.url, SINTRA_OIDC_CLIENT_ID: 'sintra', SINTRA_OIDC_CLIENT_SECRET: 's' }).oidc;
      if (config === undefined) throw new Error('configured');
      const ours = oidcProvider({ ...config, hosts });
      const { url, remember } = await ours.depart('http://localhost/entrar/oidc');
      return ours.arrive(new URL(`http://localhost/entrar/oidc?${provider.consent(url, {})}`), remember);
    };
    await expect(arrive([])).rejects.toMatchObject({ code: 'provider_failed' });
    expect(other.asked).toEqual([]);
    await arrive([new URL(other.url).host]).catch(() => undefined);
    expect(other.asked).toEqual(['/token']);
    await Promise.all([provider.close(), other.close()]);
  });
});
