import { normalize } from '@sintra/definition';

const particles = new Set('DA DAS DE DEL DER DI DIE DD EL LA LAS LE LES LOS MAC MC VAN VON Y'.split(' '));
const commonFirstNames = new Set(['JOSE', 'J', 'MARIA', 'MA', 'M']);

const wordsOf = (name: string): readonly string[] => normalize(name).split(' ').filter((word) => word !== '');

/** The word of a surname that counts: the first that is not a particle («de la Cruz» → CRUZ). */
const surnameWord = (name: string): string => wordsOf(name).find((word) => !particles.has(word)) ?? '';

/** The given name that counts: José and María are skipped when another one follows. */
function givenWord(name: string): string {
  const words = wordsOf(name).filter((word) => !particles.has(word));
  const [first = ''] = words;
  return words.length > 1 && commonFirstNames.has(first) ? (words[1] ?? '') : first;
}

const letter = (character: string | undefined): string => (character === undefined || !/[A-Z]/.test(character) ? 'X' : character);
const internalVowel = (word: string): string => letter(/[AEIOU]/.exec(word.slice(1))?.[0]);
const internalConsonant = (word: string): string => letter(/[B-DF-HJ-NP-TV-ZÑ]/.exec(word.slice(1))?.[0]);

export interface PersonName {
  readonly given: string;
  readonly first: string;
  readonly second: string;
}

/** The letters of a CURP that each part of the name gives; X where there is none. */
export interface CurpLetters {
  readonly given: readonly [initial: string, consonant: string];
  readonly first: readonly [initial: string, vowel: string, consonant: string];
  readonly second: readonly [initial: string, consonant: string];
}

/** Letters that the name should give. The registry turns the second letter of some unpleasant words into X; comparing needs no list. */
export function lettersOf({ given, first, second }: PersonName): CurpLetters {
  const [g, f, s] = [givenWord(given), surnameWord(first), surnameWord(second)];
  return {
    given: [letter(g[0]), internalConsonant(g)],
    first: [letter(f[0]), internalVowel(f), internalConsonant(f)],
    second: [letter(s[0]), internalConsonant(s)],
  };
}
