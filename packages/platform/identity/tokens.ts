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

/** One row beside a sealed value: what it is found by, and for the word of a name also how it is spelled. */
export interface Token {
  /** Of a word, its sound; of a whole value (a CURP), the value. A bigint as PostgreSQL writes it. */
  readonly token: string;
  readonly spelling: string | null;
}

/** Names repeat: 100,000 people share some thousands. Emptied when full, so it never holds more. */
const CACHED = 20_000;

class Remembered<T> {
  readonly #known = new Map<string, T>();

  of(text: string, make: (text: string) => T): T {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (this.#known.size >= CACHED) this.#known.clear();
    this.#known.set(text, made);
    return made;
  }
}

interface WordToken extends Token {
  readonly spelling: string;
}
interface Caches {
  readonly words: Remembered<WordToken>;
  readonly names: Remembered<readonly Token[]>;
}
const caches = new WeakMap<TokenMaker, Remembered<Caches>>();

function cachesOf(keyring: TokenMaker, institutionId: string, domain: string): Caches {
  let byPlace = caches.get(keyring);
  if (byPlace === undefined) caches.set(keyring, (byPlace = new Remembered()));
  return byPlace.of(`${institutionId} ${domain}`, () => ({ words: new Remembered(), names: new Remembered() }));
}

const wordToken = (keyring: TokenMaker, institutionId: string, domain: string, word: string): WordToken =>
  cachesOf(keyring, institutionId, domain).words.of(word, () => ({
    token: String(keyring.token(institutionId, `${domain}/sound`, soundOf(word))), spelling: String(keyring.token(institutionId, `${domain}/word`, word)),
  }));

/**
 * What is stored beside a sealed name: a token for each of its words. Of words that sound the same the first stands.
 * @param domain Kind of name, `victim.name`; tokens of different domains or institutions have nothing in common.
 */
export const nameTokens = (keyring: TokenMaker, institutionId: string, domain: string, text: string): readonly Token[] =>
  cachesOf(keyring, institutionId, domain).names.of(text, () => {
    const tokens = searchWords(text).map((word) => wordToken(keyring, institutionId, domain, word));
    return [...new Map(tokens.toReversed().map((one) => [one.token, one])).values()].toReversed();
  });

/** What a search asks for: the sound of each of its words. A record is found when its tokens hold them all. */
export const soundTokens = (keyring: TokenMaker, institutionId: string, domain: string, text: string): string[] => [
  ...new Set(searchWords(text).map((word) => wordToken(keyring, institutionId, domain, word).token)),
];

/** As `soundTokens`, by spelling: puts those that match to the letter (accents and case aside) first. */
export const spellingTokens = (keyring: TokenMaker, institutionId: string, domain: string, text: string): string[] =>
  searchWords(text).map((word) => wordToken(keyring, institutionId, domain, word).spelling);

/** The token of a whole value (a CURP, a folio of elsewhere), compared without accents, case or signs. Empty text has none. */
export function exactToken(keyring: TokenMaker, institutionId: string, domain: string, text: string): string | null {
  const whole = normalize(text).replaceAll(' ', '');
  return whole === '' ? null : String(keyring.token(institutionId, `${domain}/whole`, whole));
}
