import type { KeyObject } from 'node:crypto';
import type { Values } from '@sintra/definition';
import { sealText, tokenUnder, wrapPersonKeys, type InstitutionKey, type TokenMaker, type WrappedKeys } from '../identity/index.ts';
import { tokensOfCells, type Searched } from '../records/tokens.ts';
import { identityText } from './identity-text.ts';

/** Where the new records of a run stand, and what their identities are found by. */
export interface IdentityPlace {
  readonly table: string;
  readonly institution: string;
  readonly searched: readonly Searched[];
  readonly searchKey: KeyObject;
  /** Wraps the keys of new persons. */
  readonly wrapping: InstitutionKey;
}

/** Identities of new records: for each its id, its identifying cells as JSON, and the 32 bytes of its key. */
export interface IdentityBatch {
  readonly ids: readonly string[];
  readonly plains: readonly string[];
  readonly keys: Uint8Array;
}

/** What is staged and stored of a batch, in its order. */
export interface IdentityDone {
  /** `identityText` of each. */
  readonly texts: readonly string[];
  readonly wrapped: WrappedKeys;
}

const KEY = 32;

/** Seals identities, makes their tokens and wraps their keys: what an import computes most on, and needs nothing else for. */
export function identityWork({ table, institution, searched, searchKey, wrapping }: IdentityPlace): (batch: IdentityBatch) => IdentityDone {
  const maker: TokenMaker = { token: (_institution, domain, text) => tokenUnder(searchKey, domain, text) };
  return ({ ids, plains, keys }) => {
    const keyOf = (index: number): Buffer => Buffer.from(keys.buffer, keys.byteOffset + index * KEY, KEY);
    const textOf = (id: string, index: number): string => {
      const plain = plains[index] ?? '{}';
      const sealed = sealText(keyOf(index), plain, { table, row: id, institution, keyId: id });
      return identityText({ sealed, tokens: tokensOfCells(searched, JSON.parse(plain) as Values, maker, institution) });
    };
    return { texts: ids.map(textOf), wrapped: wrapPersonKeys(institution, wrapping, ids, keyOf) };
  };
}
