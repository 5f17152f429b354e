import { simple } from './words.ts';

/** Ordinals as sessions are numbered: «Vigésima Primera», «XI Décima Primera», «19ª», «33°», «3a». */
export interface Ordinal {
  readonly number: number;
  readonly style: 'words' | 'roman' | 'digits';
  /** The ordinal itself, as written. */
  readonly text: string;
  /** Two ways of writing it that disagree: «XI Décima Segunda». */
  readonly doubt?: string;
}

const units: readonly string[] = ['primer', 'segund', 'tercer', 'cuart', 'quint', 'sext', 'septim', 'octav', 'noven'];
const tens: readonly string[] = ['decim', 'vigesim', 'trigesim', 'cuadragesim', 'quincuagesim', 'sexagesim', 'septuagesim', 'octogesim', 'nonagesim'];
const roman = /^(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const readRoman = (word: string): number | null =>
  roman.test(word) ? [...word].reduce((sum, letter, at) => {
    const value = romanValues[letter] ?? 0;
    return sum + (value < (romanValues[word[at + 1] ?? ''] ?? 0) ? -value : value);
  }, 0) : null;

/** 20 of «vigésima», 1 of «primera», 11 of «decimoprimera» or «undécima»; null for any other word. */
function valueOf(word: string): number | null {
  const text = simple(word);
  if (/^undecim[oa]$/.test(text)) return 11;
  if (/^duodecim[oa]$/.test(text)) return 12;
  const ten = tens.findIndex((stem) => text.startsWith(stem));
  const rest = ten === -1 ? text : text.slice((tens[ten] ?? '').length).replace(/^[oa]/, '');
  if (ten !== -1 && rest === '') return (ten + 1) * 10;
  const unit = units.findIndex((stem) => new RegExp(`^${stem}(?:o|a)?$`).test(rest));
  return unit === -1 ? null : (ten + 1) * 10 + unit + 1;
}

function readWords(words: readonly string[]): { readonly number: number; readonly count: number } | null {
  const [first, second] = words.slice(0, 2).map(valueOf);
  if (first === null || first === undefined) return null;
  return first >= 10 && first % 10 === 0 && second !== null && second !== undefined && second < 10 ? { number: first + second, count: 2 } : { number: first, count: 1 };
}

/** Reads the ordinal with which a text starts; null when it starts with none. */
export function readOrdinal(text: string): Ordinal | null {
  const [, digits, mark = ''] = /^(\d{1,3})\s?([ªº°]|(?:a|o|ra|da|er|ta|va)\b\.?)/u.exec(text.trim()) ?? [];
  if (digits !== undefined) return { number: Number(digits), style: 'digits', text: digits + mark };
  const words = text.trim().split(/\s+/);
  const fromRoman = readRoman(words[0] ?? '');
  const spoken = readWords(fromRoman === null ? words : words.slice(1));
  const count = (fromRoman === null ? 0 : 1) + (spoken?.count ?? 0);
  const number = fromRoman ?? spoken?.number;
  if (number === undefined) return null;
  const written = words.slice(0, count).join(' ');
  const doubt = fromRoman !== null && spoken !== null && fromRoman !== spoken.number ? { doubt: `«${written}» dice dos números: ${String(fromRoman)} y ${String(spoken.number)}` } : {};
  return { number, style: fromRoman === null ? 'words' : 'roman', text: written, ...doubt };
}
