import type { House } from '@sintra/platform/database';
import { signNote } from '@sintra/platform/log/proof';
import { openSigningKey } from './signing-key.ts';
import { onTrees } from './worker.ts';

/**
 * Signs a text with the log's key, as a signed note. Its first line says what it is, so that no signature passes for another's.
 * @param text ends in a line break and has no empty line
 */
export const signText = (house: House, text: string): Promise<string> => onTrees(house, async (tx) => {
  const { privateKey, publicKey } = await openSigningKey(house, tx);
  return signNote(text, privateKey, publicKey);
});
