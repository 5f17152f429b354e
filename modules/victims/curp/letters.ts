/** Alphabet of the check digit, Ñ between N and O, as the registry's instructions order it. */
const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

/**
 * Check digit of a CURP's first seventeen characters: weights 18 … 2, modulo 10.
 * @returns one digit; NaN when a character is outside the alphabet.
 */
export function checkDigit(first17: string): number {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(first17.charAt(i) || '?');
    if (value < 0) return Number.NaN;
    sum += value * (18 - i);
  }
  return (10 - (sum % 10)) % 10;
}

/** Capitals without spaces, hyphens or accents; Ñ stays, as the check digit counts it. */
export const normalizeCurp = (text: string): string =>
  text.normalize('NFD').replace(/n\u0303/gi, 'Ñ').replace(/[\p{M}\s.-]/gu, '').toUpperCase();
