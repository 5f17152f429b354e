export * from './config.ts';
export { chooseDataFolder } from './data-folder.ts';
export { checkout } from './checkout.ts';
export { readPostgresUrl } from './postgres-url.ts';
export type { VaultSettings } from './vault.ts';
