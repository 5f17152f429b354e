import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { catalogsOf, loadCatalog, type LoadBalance } from '../catalogs/index.ts';
import type { House } from '../database/index.ts';
import type { Context } from '../db/index.ts';
import { readMunicipalities } from './read-file.ts';

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Loads INEGI's municipal catalogue into the catalogue `municipality` (code = state and municipality, five digits; parent = state).
 * @throws forbidden, and the refusals of `readMunicipalities`
 */
export async function loadMunicipalities(house: House, context: Context, file: string): Promise<LoadBalance> {
  const states = [...((await catalogsOf(house)).get('state')?.keys() ?? [])].filter((code) => /^\d{2}$/.test(code));
  const entries = await readMunicipalities(file, new Set(states));
  return loadCatalog(house, context, { catalog: 'municipality', sha256: await hashOf(file), entries: [...entries] });
}
