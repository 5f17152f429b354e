import type { Context } from '../db/index.ts';
import type { House } from '../database/index.ts';
import { openKeyring, searchWords } from '../identity/index.ts';

/** What the log says of a search by words. */
interface SearchTrace {
  readonly searched: boolean;
  /** One keyed code for each word, in order of the codes: the same search can be told again and counted, not read. */
  readonly search?: readonly string[];
}

/** Domain of the codes: nothing that is stored beside a record has the same. */
const DOMAIN = 'log.search';
const MOST_WORDS = 12;

/** The search words as the log keeps them, keyed (HMAC) by the institution of whoever searches. */
export async function searchTrace(house: House, context: Context, q: string | undefined): Promise<SearchTrace> {
  const words = q === undefined ? [] : searchWords(q).slice(0, MOST_WORDS);
  if (words.length === 0) return { searched: false };
  const keyring = openKeyring(house);
  await keyring.ready(context.institutionId);
  const codes = words.map((word) => BigInt.asUintN(64, keyring.token(context.institutionId, DOMAIN, word)).toString(16).padStart(16, '0'));
  return { searched: true, search: [...new Set(codes)].sort() };
}
