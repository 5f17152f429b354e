import { configProblems } from './problems.ts';

/** Where clamd listens: a socket of this machine, or host and port. */
export type ScannerConfig = { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * SINTRA_CLAMD: `unix:/run/clamav/clamd.ctl` or `tcp://servidor:3310`. Absent: no file is examined.
 * @throws Problem bad_setting
 */
export function readScanner(env: Readonly<Record<string, string | undefined>>): ScannerConfig | undefined {
  const value = env['SINTRA_CLAMD']?.trim() ?? '';
  if (value === '') return undefined;
  const path = /^unix:(\/.+)$/.exec(value)?.[1];
  if (path !== undefined) return { path };
  const tcp = /^tcp:\/\/([\w.-]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(value);
  const port = Number(tcp?.[2] ?? 0);
  if (tcp !== null && port >= 1 && port <= 65_535) return { host: (tcp[1] ?? '').replace(/^\[|\]$/g, ''), port };
  throw configProblems.badSetting({ name: 'SINTRA_CLAMD', value, expected: '«unix:/ruta/del/socket» o «tcp://servidor:3310»' });
}
