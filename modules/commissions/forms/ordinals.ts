import { foldText } from './fold.ts';

/** Spanish feminine ordinals of sessions, 1 to 199, said and read: «Vigésima Primera», «21ª», «XXI Vigésima Primera». */
export type OrdinalStyle = 'words' | 'digits' | 'roman';

export const MOST_ORDINAL = 199;

const units = ['', 'Primera', 'Segunda', 'Tercera', 'Cuarta', 'Quinta', 'Sexta', 'Séptima', 'Octava', 'Novena'] as const;
const tens = ['', 'Décima', 'Vigésima', 'Trigésima', 'Cuadragésima', 'Quincuagésima', 'Sexagésima', 'Septuagésima', 'Octogésima', 'Nonagésima'] as const;
const numerals = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const;

const inRange = (number: number): boolean => Number.isInteger(number) && number >= 1 && number <= MOST_ORDINAL;

const inWords = (number: number): string =>
  [number >= 100 ? 'Centésima' : '', tens[Math.floor((number % 100) / 10)], units[number % 10]].filter(Boolean).join(' ');

/** @param number 1 to 199. @returns «XXI» */
export function romanNumeral(number: number): string {
  let [left, text] = [number, ''];
  for (const [value, letters] of numerals) {
    while (left >= value) [left, text] = [left - value, text + letters];
  }
  return text;
}

/**
 * The ordinal of a session as its body writes it.
 * @throws RangeError outside 1 to 199: no body of the law has held two hundred sessions of a kind.
 */
export function sayOrdinal(number: number, style: OrdinalStyle): string {
  if (!inRange(number)) throw new RangeError(`ordinal ${String(number)} is not between 1 and ${String(MOST_ORDINAL)}`);
  if (style === 'digits') return `${String(number)}ª`;
  return style === 'words' ? inWords(number) : `${romanNumeral(number)} ${inWords(number)}`;
}

export interface OrdinalReading {
  readonly number: number;
  readonly style: OrdinalStyle;
  /** Letters of the text that belong to the ordinal; what follows is something else. */
  readonly length: number;
  /** The words that followed a Roman numeral say another number: kept for a person to decide, never corrected. */
  readonly contradiction?: number;
}

/** Word → value, in both genders and the joined spellings («decimoprimera», «undécima», «vigesimosegunda»). */
const wordValues = new Map<string, number>();
const known = (word: string, value: number): void => {
  for (const form of [word, word.replace(/a$/, 'o')]) wordValues.set(form, value);
};
for (const [value, word] of units.entries()) if (word !== '') known(foldText(word), value);
for (const [ten, word] of tens.entries()) {
  if (word === '') continue;
  known(foldText(word), ten * 10);
  const stem = foldText(word).replace(/a$/, '');
  for (const [value, unit] of units.entries()) {
    if (unit === '') continue;
    known(`${stem}o${foldText(unit)}`, ten * 10 + value);
    known(`${stem}a${foldText(unit)}`, ten * 10 + value);
  }
}
known('undecima', 11);
known('duodecima', 12);
known('centesima', 100);
for (const [short, value] of [['primer', 1], ['tercer', 3], ['setima', 7], ['septimo', 7], ['decimoctava', 18], ['decimaoctava', 18], ['vigesimoctava', 28]] as const) wordValues.set(short, value);

/** Adds words while each is smaller in kind than the one before: hundred, ten, unit. Null where the first is none. */
function readWords(text: string): { readonly number: number; readonly length: number } | null {
  const words = /[a-z]+/y;
  let [at, sum, room, end] = [0, 0, 1_000, 0];
  for (;;) {
    words.lastIndex = at;
    const word = words.exec(text)?.[0];
    const value = word === undefined ? undefined : wordValues.get(word);
    if (word === undefined || value === undefined || value >= room) break;
    [sum, end] = [sum + value, at + word.length];
    room = value >= 100 ? 100 : value % 10 === 0 ? 10 : 1;
    at = end + (/^\s+/.exec(text.slice(end))?.[0].length ?? 1_000);
  }
  return inRange(sum) ? { number: sum, length: end } : null;
}

function readRoman(text: string): { readonly number: number; readonly length: number } | null {
  const letters = /^(?=[ivxlc])c?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![a-z])/.exec(text)?.[0];
  if (letters === undefined) return null;
  const upper = letters.toUpperCase();
  const number = Array.from({ length: MOST_ORDINAL }, (_, index) => index + 1).find((value) => romanNumeral(value) === upper);
  return number === undefined ? null : { number, length: letters.length };
}

/**
 * Reads an ordinal at the beginning of a text, however it is written: «Vigésima Primera», «X Décima», «19ª», «19a.», «3er.».
 * @returns null where the text does not begin with one between 1 and 199
 */
export function readOrdinal(text: string): OrdinalReading | null {
  const lead = /^\s*/.exec(text)?.[0].length ?? 0;
  const simple = foldText(text.slice(lead));
  const digits = /^(\d{1,3})\s?(?:\.?[ªaºo°](?![a-z])\.?|era?\.?(?![a-z])|da\.?(?![a-z])|ra\.?(?![a-z])|ta\.?(?![a-z])|ma\.?(?![a-z])|va\.?(?![a-z])|na\.?(?![a-z])|(?![\d/.,:-]))/.exec(simple);
  if (digits !== null && inRange(Number(digits[1]))) return { number: Number(digits[1]), style: 'digits', length: lead + digits[0].length };
  const roman = readRoman(simple);
  if (roman !== null) {
    const gap = /^[\s.)-]*/.exec(simple.slice(roman.length))?.[0].length ?? 0;
    const words = readWords(simple.slice(roman.length + gap));
    const length = lead + roman.length + (words === null ? 0 : gap + words.length);
    return { number: roman.number, style: 'roman', length, ...(words !== null && words.number !== roman.number && { contradiction: words.number }) };
  }
  const words = readWords(simple);
  return words === null ? null : { number: words.number, style: 'words', length: lead + words.length };
}
