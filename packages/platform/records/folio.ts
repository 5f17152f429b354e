import { randomInt } from 'node:crypto';

/** No I, L, O, S, U: read aloud or by hand they become 1, 0, 5, V. 31 characters, a prime, so that the check finds every slip. */
const alphabet = '0123456789ABCDEFGHJKMNPQRTVWXYZ';
const RANDOM = 6;

/**
 * Check character of year and random part: sum of position × value, modulo 31. With a prime modulus every wrong character
 * and every swap of two is found.
 */
function checkOf(text: string): string {
  const sum = [...text].reduce((total, character, index) => total + (index + 1) * alphabet.indexOf(character), 0);
  return alphabet[sum % alphabet.length] ?? '0';
}

/** A new folio, `JAL-2026-7K3Q9X-4`: institution, year, random characters, check. Never a counter (design page §10). */
export function newFolio(acronym: string, year: number): string {
  const random = Array.from({ length: RANDOM }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${acronym}-${String(year)}-${random}-${checkOf(`${String(year)}${random}`)}`;
}

/** The folio in its one spelling, or null when it cannot be one (wrong shape or check). */
export function readFolio(text: string): string | null {
  const match = /^([A-Z0-9]{2,12})-?(\d{4})-?([0-9A-Z]{6})-?([0-9A-Z])$/.exec(text.trim().toUpperCase().replaceAll(' ', ''));
  if (match === null) return null;
  const [, acronym = '', year = '', random = '', check] = match;
  return checkOf(`${year}${random}`) === check ? `${acronym}-${year}-${random}-${check}` : null;
}
