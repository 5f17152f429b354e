import { normalize } from '@sintra/definition';
import type { Keyring } from './keyring.ts';
import { soundOf } from './sound.ts';

/** The part of a keyring that makes tokens. */
export type TokenMaker = Pick<Keyring, 'token'>;

/** Words that join names and tell nothing: with a token of their own they would only tell apart who has them. */
const joining = new Set(['DE', 'DEL', 'LA', 'LAS', 'LOS', 'Y']);

/** Distinct words worth a token or a search, normalised; the joining ones only where there are no others. */
export function searchWords(text: string): string[] {
  const words = [...new Set(normalize(text).split(' '))].filter((word) => word !== '');
  const telling = words.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : words;
}

interface WordTokens {
  readonly exact: bigint;
  readonly sound: bigint;
}

/** Names repeat: 100,000 people share some thousands of words. Emptied when full, so it never holds more. */
const CACHED_WORDS = 20_000;
const caches = new WeakMap<TokenMaker, Map<string, Map<string, WordTokens>>>();

function cacheOf(keyring: TokenMaker, institutionId: string, domain: string): Map<string, WordTokens> {
  let byPlace = caches.get(keyring);
  if (byPlace === undefined) caches.set(keyring, (byPlace = new Map()));
  const place = `${institutionId} ${domain}`;
  let words = byPlace.get(place);
  if (words === undefined) byPlace.set(place, (words = new Map()));
  return words;
}

function wordTokens(keyring: TokenMaker, institutionId: string, domain: string, word: string): WordTokens {
  const cache = cacheOf(keyring, institutionId, domain);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const exact = keyring.token(institutionId, `${domain}/word`, word);
  const tokens = { exact, sound: keyring.token(institutionId, `${domain}/sound`, soundOf(word)) };
  if (cache.size >= CACHED_WORDS) cache.clear();
  cache.set(word, tokens);
  return tokens;
}

/**
 * What is stored beside a sealed name: the exact and the sounding token of each of its words, without repetition.
 * @param domain Kind of name, `victim.name`; tokens of different domains or institutions have nothing in common.
 */
export function nameTokens(keyring: TokenMaker, institutionId: string, domain: string, text: string): bigint[] {
  const tokens = new Set<bigint>();
  for (const word of searchWords(text)) {
    const { exact, sound } = wordTokens(keyring, institutionId, domain, word);
    tokens.add(exact).add(sound);
  }
  return [...tokens];
}

/** What a search asks for: the sound of each of its words. A record is found when its tokens hold them all. */
export const soundTokens = (keyring: TokenMaker, institutionId: string, domain: string, text: string): bigint[] => [
  ...new Set(searchWords(text).map((word) => wordTokens(keyring, institutionId, domain, word).sound)),
];

/** As `soundTokens`, by spelling: puts those that match to the letter (accents and case aside) first. */
export const spellingTokens = (keyring: TokenMaker, institutionId: string, domain: string, text: string): bigint[] =>
  searchWords(text).map((word) => wordTokens(keyring, institutionId, domain, word).exact);

/** The token of a whole value (a CURP, a folio of elsewhere), compared without accents, case or signs. Empty text has none. */
export function exactToken(keyring: TokenMaker, institutionId: string, domain: string, text: string): bigint | null {
  const whole = normalize(text).replaceAll(' ', '');
  return whole === '' ? null : keyring.token(institutionId, `${domain}/whole`, whole);
}
