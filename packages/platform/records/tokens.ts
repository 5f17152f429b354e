import { sealedCells, type Form, type Values } from '@sintra/definition';
import { exactToken, nameTokens, type Token, type TokenMaker } from '../identity/index.ts';

/** Domain of a field's tokens: tokens of different fields have nothing in common. */
export const tokenDomain = (form: Form, fieldId: string): string => `${form.id}.${fieldId}`;

/** A sealed cell by which records are found. */
export interface Searched {
  readonly id: string;
  readonly kind: 'name' | 'exact';
  readonly domain: string;
}
const searched = new WeakMap<Form, readonly Searched[]>();

export function searchedCells(form: Form): readonly Searched[] {
  const known = searched.get(form);
  if (known !== undefined) return known;
  const cells = sealedCells(form).flatMap(({ id, field }) => (field.search === undefined ? [] : [{ id, kind: field.search, domain: tokenDomain(form, field.id) }]));
  searched.set(form, cells);
  return cells;
}

/** Tokens under which a record is found, none of them twice. The keyring must be `ready` for the institution. */
export const tokensOf = (form: Form, values: Values, keyring: TokenMaker, institution: string): readonly Token[] =>
  tokensOfCells(searchedCells(form), values, keyring, institution);

/** As `tokensOf`, where the form itself is out of reach. */
export function tokensOfCells(cells: readonly Searched[], values: Values, keyring: TokenMaker, institution: string): readonly Token[] {
  const tokens = new Map<string, Token>();
  for (const { id, kind, domain } of cells) {
    const value = values[id];
    if (typeof value !== 'string') continue;
    if (kind === 'name') for (const one of nameTokens(keyring, institution, domain, value)) tokens.set(one.token, one);
    else {
      const token = exactToken(keyring, institution, domain, value);
      if (token !== null) tokens.set(token, { token, spelling: null });
    }
  }
  return [...tokens.values()];
}
