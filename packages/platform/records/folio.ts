import { randomFillSync } from 'node:crypto';

/** No I, L, O, S, U: read aloud or by hand they become 1, 0, 5, V. 31 characters, a prime, so that the check finds every slip. */
const alphabet = '0123456789ABCDEFGHJKMNPQRTVWXYZ';
const RANDOM = 6;

// Drawn by the block: an import asks for a hundred thousand folios.
const pool = Buffer.alloc(4096);
let drawn = pool.length;
/** Bytes below this many fall on every character equally often; the others are drawn again. */
const fair = Math.floor(256 / alphabet.length) * alphabet.length;

function randomCharacter(): string {
  for (;;) {
    if (drawn === pool.length) {
      randomFillSync(pool);
      drawn = 0;
    }
    const byte = pool[drawn++] ?? fair;
    if (byte < fair) return alphabet.charAt(byte % alphabet.length);
  }
}

/**
 * Check character of year and random part: sum of position × value, modulo 31. With a prime modulus every wrong character
 * and every swap of two is found.
 */
function checkOf(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += (index + 1) * alphabet.indexOf(text.charAt(index));
  return alphabet.charAt(sum % alphabet.length);
}

/** A new folio, `JAL-2026-7K3Q9X-4`: institution, year, random characters, check. Never a counter (design page §10). */
export function newFolio(acronym: string, year: number): string {
  let random = '';
  while (random.length < RANDOM) random += randomCharacter();
  return `${acronym}-${String(year)}-${random}-${checkOf(`${String(year)}${random}`)}`;
}

/** The folio in its one spelling, or null when it cannot be one (wrong shape or check). */
export function readFolio(text: string): string | null {
  const match = /^([A-Z0-9]{2,12})-?(\d{4})-?([0-9A-Z]{6})-?([0-9A-Z])$/.exec(text.trim().toUpperCase().replaceAll(' ', ''));
  if (match === null) return null;
  const [, acronym = '', year = '', random = '', check] = match;
  return checkOf(`${year}${random}`) === check ? `${acronym}-${year}-${random}-${check}` : null;
}
