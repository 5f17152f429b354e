/** Words of dates in Spanish (and the English months that spreadsheets leave behind), reduced to a short canonical notation. */

const monthNames = [
  'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre',
] as const;

export const monthName = (month: number): string => monthNames[month - 1] ?? '';

const monthWords: readonly (readonly string[])[] = [
  ['enero', 'ene', 'january', 'jan'], ['febrero', 'feb', 'february'], ['marzo', 'mar', 'mzo', 'march'], ['abril', 'abr', 'april', 'apr'],
  ['mayo', 'may'], ['junio', 'jun', 'june'], ['julio', 'jul', 'july'], ['agosto', 'ago', 'august', 'aug'],
  ['septiembre', 'setiembre', 'sept', 'sep', 'set', 'september'], ['octubre', 'oct', 'october'], ['noviembre', 'nov', 'november'],
  ['diciembre', 'dic', 'december', 'dec'],
];

const months = new Map(monthWords.flatMap((words, index) => words.map((word) => [word, `M${String(index + 1).padStart(2, '0')}`] as const)));

const ordinals: readonly string[] = ['1|i|1o|1er|1ero|1ro|primer|primero', '2|ii|2o|2do|segundo', '3|iii|3o|3er|3ro|tercer|tercero', '4|iv|4o|4to|cuarto', '5|v|5o|5to|quinto', '6|vi|6o|6to|sexto'];
const ordinal = new Map(ordinals.flatMap((words, index) => words.split('|').map((word) => [word, String(index + 1)] as const)));
const ordinalWord = [...ordinal.keys()].sort((a, b) => b.length - a.length).join('|');

const periods: Readonly<Record<string, string>> = { trimestre: 'T', trim: 'T', t: 'T', q: 'T', cuatrimestre: 'C', semestre: 'S', sem: 'S', s: 'S', bimestre: 'B', bim: 'B' };
const periodWord = 'trimestre|trim|cuatrimestre|semestre|sem|bimestre|bim';

/** Lower case without accents, one space, plain hyphens: «1º de  MARZO – 2024.» → «1o de marzo - 2024». */
export const simplify = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u00b0\u00ba]/g, 'o')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\by\/o\b/g, 'y')
    .replace(/\banualidad\b/g, 'ano')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();

const period = (word: string, number: string): string => ` ${periods[word] ?? ''}${ordinal.get(number) ?? number} `;

/** «segundo trimestre de 2024» → «T2 2024», «5 de marzo de 2024» → «5 M03 2024», «2024-q2» → «2024-T2». */
export function canonical(simple: string): string {
  return simple
    .replace(/\b(lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b,?/g, ' ')
    .replace(new RegExp(`\\b(${ordinalWord})\\.? (${periodWord})\\b\\.?`, 'g'), (_, number: string, word: string) => period(word, number))
    .replace(new RegExp(`\\b(${periodWord})\\.? (${ordinalWord})\\b`, 'g'), (_, word: string, number: string) => period(word, number))
    .replace(/(?<![a-z0-9])([1-4])([tqs])(?=[ \-/.]?\d{2,4}(?!\d)|[^a-z0-9]|$)/g, (_, number: string, word: string) => period(word, number))
    .replace(/(?<![a-z])([tqs])([1-4])(?!\d)/g, (_, word: string, number: string) => `${periods[word] ?? ''}${number}`)
    .replace(/\b(?:1ero|1ro|1o|primero)\b/g, '1')
    .replace(/[a-z]+\.?/g, (word) => months.get(word.replace('.', '')) ?? word)
    .replace(/\b(de|del|el|la|los|las|mes|meses|ano|anos|dia|dias|en|con fecha|fecha)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
