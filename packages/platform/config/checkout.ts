import { fileURLToPath } from 'node:url';

/** Folder of this copy of SINTRA: where package.json, migrations and node_modules are. */
export const checkout = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
