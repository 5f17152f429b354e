/** Capitals without accents, one space, Ñ kept: how words are compared, suggested and searched everywhere. */
export function normalize(text: string): string {
  return text
    .normalize('NFD')
    .replace(/n\u0303/gi, 'Ñ')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
