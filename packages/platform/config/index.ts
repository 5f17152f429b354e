export * from './config.ts';
export type { LlaveConfig, OidcConfig } from './providers.ts';
export { chooseDataFolder } from './data-folder.ts';
export { checkout } from './checkout.ts';
export { readPostgresUrl } from './postgres-url.ts';
export type { ScannerConfig } from './scanner.ts';
export type { VaultSettings } from './vault.ts';
