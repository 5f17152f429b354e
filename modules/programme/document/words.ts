/** Lower case, no accents, single spaces: for comparing what people wrote in different ways. */
export const simple = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const empty = new Set(['de', 'del', 'la', 'las', 'el', 'los', 'y', 'e', 'o', 'a', 'en', 'para', 'por', 'contra', 'con', 'su', 'al']);

/** Words that tell one name from another, in the singular: «Secretaría del Trabajo» and «Secretaría de Trabajo» are one. */
export const nameWords = (text: string): readonly string[] =>
  simple(text).replace(/\bciudad de mexico\b/g, 'cdmx').split(' ').filter((word) => word !== '' && !empty.has(word)).map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));

export const nameKey = (text: string): string => nameWords(text).join(' ');

const said = (name: string): readonly string[] => nameWords(name.replace(/\([^)]*\)/g, ' ').replace(/\b(19|20)\d\d\b/g, ' ')).filter((word) => word !== 'desarrollo');

/** The same body with more or fewer words: «Subgrupo Curso Básico», «Subgrupo para el Desarrollo del Curso Básico». */
export function sameBody(a: string, b: string): boolean {
  const [short, long] = [said(a), said(b)].sort((x, y) => x.length - y.length) as [readonly string[], readonly string[]];
  return short.length > 1 && short[0] === long[0] && short.every((word) => long.includes(word));
}
