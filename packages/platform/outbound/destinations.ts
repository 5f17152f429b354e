import type { Config } from '../config/index.ts';

/** A place outside this process that the settings name, and what for. */
interface Destination {
  readonly purpose: 'identity' | 'keys' | 'mail' | 'scanner';
  /** Setting that names it. */
  readonly setting: string;
  /** `host:port`, or `unix:/path`. */
  readonly place: string;
}

const ports: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80', 'smtp:': '587', 'smtps:': '465' };

/** Where an address leads: `host:port`. */
export function placeOf(address: string | URL): string {
  const url = new URL(address);
  return `${url.hostname}:${url.port === '' ? (ports[url.protocol] ?? '') : url.port}`;
}

/**
 * Every place that this process may call besides its databases, all named by the settings (ASVS 13.2.4, 13.2.5). The list for the
 * installation's firewall is the same one: it is printed at start.
 */
export function destinationsOf({ oidc, llave, vault, smtpUrl, scanner }: Pick<Config, 'oidc' | 'llave' | 'vault' | 'smtpUrl' | 'scanner'>): Destination[] {
  const to = (purpose: Destination['purpose'], setting: string, place: string): Destination => ({ purpose, setting, place });
  return [
    ...(oidc === undefined ? [] : [to('identity', 'SINTRA_OIDC_ISSUER', placeOf(oidc.issuer)), ...oidc.hosts.map((host) => to('identity', 'SINTRA_OIDC_HOSTS', placeOf(`https://${host}`)))]),
    ...(llave === undefined ? [] : [to('identity', 'SINTRA_LLAVE_API_URL', placeOf(llave.apiUrl))]),
    ...(vault === undefined ? [] : [to('keys', 'SINTRA_VAULT_ADDR', placeOf(vault.address))]),
    ...(smtpUrl === undefined ? [] : [to('mail', 'SINTRA_SMTP_URL', placeOf(smtpUrl))]),
    ...(scanner === undefined ? [] : [to('scanner', 'SINTRA_CLAMD', 'path' in scanner ? `unix:${scanner.path}` : `${scanner.host}:${String(scanner.port)}`)]),
  ];
}
