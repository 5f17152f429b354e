import { readDate, type FuzzyDate } from '@sintra/definition';

/** A date of the document: what it says, and the text that says the same with its year, as records keep it. */
export interface WrittenDate {
  readonly asWritten: string;
  /** The text that a `date` cell takes; null when the date was not understood. */
  readonly value: string | null;
  readonly reading: FuzzyDate | null;
  readonly note?: string;
}

const hasYear = /\b(19|20)\d\d\b/;
const cut = /\s+(?:de|del|a|al|y|en)$/i;

const attempt = (text: string): FuzzyDate | null => {
  const date = readDate(text);
  return 'problem' in date ? null : date;
};

const withoutYear = (text: string): FuzzyDate | null => {
  const date = attempt(text);
  return date !== null && date.kind !== 'dated' && date.ranges.length === 0 ? date : null;
};

/** Kinds that need no period («mensual», «por definir») stay as they are; the rest takes the programme's year. */
function complete(text: string, year: number): { readonly value: string; readonly reading: FuzzyDate } | null {
  if (hasYear.test(text)) {
    const reading = attempt(text);
    return reading === null ? null : { value: text, reading };
  }
  const bare = withoutYear(text);
  if (bare !== null && bare.kind !== 'whole_year') return { value: text, reading: bare };
  for (const value of [`${text} ${String(year)}`, `${text} de ${String(year)}`]) {
    const reading = attempt(value);
    if (reading !== null) return { value, reading };
  }
  return null;
}

/**
 * Reads a date within the programme's year: «24 de enero» is of that year. A date cut at its end («… de junio a julio de») is read
 * without the cut and says so.
 */
export function readWithin(text: string, year: number): WrittenDate {
  const asWritten = text.trim();
  const tidy = asWritten.replace(/\s+/g, ' ').replace(/^(?:(?:en|para|el|durante) )?(?:el |los )?(?:mes(?:es)? de )/i, '').replace(/[.,;]$/, '');
  if (tidy === '') return { asWritten, value: null, reading: null };
  const whole = complete(tidy, year);
  const note = cut.test(tidy) ? { note: 'La fecha está cortada en el documento; se entiende del año del programa.' } : {};
  if (whole !== null) return { asWritten, ...whole, ...note };
  const shorter = cut.test(tidy) ? complete(tidy.replace(cut, ''), year) : null;
  return shorter === null ? { asWritten, value: null, reading: null } : { asWritten, ...shorter, ...note };
}

const month = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const of = '(?:,? ?(?:de |del )?(?:año )?(?:19|20)\\d\\d)?';
const day = '(?:\\d{1,2}|1[ºo°]|primero)';
const number = '(?:primer|segundo|tercer|cuarto|quinto|sexto|[1-6](?:er|do|ro|to|º|°)?)';
const shapes: readonly string[] = [
  `antes del? (?:mes de )?(?:${day} de )?${month}${of}`,
  `a más tardar (?:el |en )?(?:mes de )?(?:${day} de )?${month}${of}`,
  `${day}(?: de ${month})?(?:,? (?:al|a|y) ${day}){1,2} de ${month}${of}`,
  `${day} de ${month}${of}`,
  `${month}(?:(?:, | y/o | y | al? |\\s?[-–/]\\s?)${month})*${of}`,
  `${number} (?:trimestre|semestre|bimestre|cuatrimestre)(?: del año)?${of}`,
  'durante (?:el |la |toda la |todo el )?(?:ejercicio|anualidad|año|20\\d\\d)(?: (?:de )?20\\d\\d)?',
  'toda la anualidad|en el transcurso del año|a lo largo del año|(?<=\\beste )20\\d\\d',
  'de (?:manera|forma) (?:mensual|bimestral|trimestral|permanente|continua)|mensualmente|bimestralmente|trimestralmente|(?:bimestral|trimestral|mensual)(?:es)?',
  'por definirse|por definir|por confirmar',
];
/** Built anew for each use: a global expression remembers where it stopped. */
const anyShape = (): RegExp => new RegExp(`(?<![\\p{L}\\d/])(?:${shapes.join('|')})(?![\\p{L}\\d])`, 'giu');

export interface DateMention extends WrittenDate {
  readonly at: number;
  /** The days are all of another year: a norm's publication, something that happened. */
  readonly foreign: boolean;
}

const normal = (text: string): string =>
  text.replace(/\b(bimestral|trimestral|mensual)es\b/i, '$1')
    .replace(/^(?:en el transcurso|a lo largo) del año/i, 'durante el ejercicio').replace(/^(20\d\d)$/, 'durante $1');

const isForeign = ({ reading }: WrittenDate, year: number): boolean =>
  reading !== null && reading.ranges.length > 0 && reading.ranges.every(([from, to]) => to <= `${String(year)}-01-01` || from > `${String(year)}-12-31`);

/** Every date that a paragraph mentions. What is between quotation marks is somebody else's words. */
export function datesIn(text: string, year: number): readonly DateMention[] {
  const own = withoutQuotes(text);
  return [...own.matchAll(anyShape())].map((match) => {
    const date = readWithin(normal(match[0]), year);
    return { ...date, asWritten: match[0], at: match.index, foreign: isForeign(date, year) };
  });
}

/** The same text with quotations blanked, every letter at its place. */
export const withoutQuotes = (text: string): string => text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, (quoted) => ' '.repeat(quoted.length));

/** A cell that starts with a date and goes on: «febrero a mayo, impartido de manera virtual», «marzo (5 albergues)». */
export function splitDate(cell: string, year: number): { readonly date: WrittenDate; readonly rest: string } {
  const whole = readWithin(normal(cell), year);
  if (whole.value !== null) return { date: { ...whole, asWritten: cell.trim() }, rest: '' };
  for (const mark of [...cell.matchAll(/\s*[(,;:.]\s*/g)].reverse()) {
    const date = readWithin(cell.slice(0, mark.index), year);
    if (date.value !== null) return { date, rest: cell.slice(mark.index).replace(/^[\s,;:.]+/, '').replace(/^\((.*)\)$/s, '$1').trim() };
  }
  return { date: whole, rest: '' };
}
