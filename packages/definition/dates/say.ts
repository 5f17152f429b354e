import { addDays, partsOf } from './calendar.ts';
import type { DayRange, FuzzyDate } from './read.ts';
import { monthName } from './words.ts';

const sayDay = (day: string): string => {
  const { year, month, day: number } = partsOf(day);
  return `${number} de ${monthName(month)} de ${year}`;
};

const quarters = ['primer', 'segundo', 'tercer', 'cuarto'] as const;

/** A run of whole months inside one year: «marzo de 2024», «segundo trimestre de 2024», «de febrero a marzo de 2024». */
function sayMonths(year: number, first: number, count: number): string {
  if (count === 12) return String(year);
  if (count === 1) return `${monthName(first)} de ${year}`;
  if (count === 3 && first % 3 === 1) return `${quarters[(first - 1) / 3] ?? ''} trimestre de ${year}`;
  if (count === 6 && first % 6 === 1) return `${first === 1 ? 'primer' : 'segundo'} semestre de ${year}`;
  return `de ${monthName(first)} a ${monthName(first + count - 1)} de ${year}`;
}

function sayWholeMonths(from: string, last: string): string {
  const start = partsOf(from);
  const end = partsOf(last);
  if (start.year === end.year) return sayMonths(start.year, start.month, end.month - start.month + 1);
  if (start.month === 1 && end.month === 12) return `de ${start.year} a ${end.year}`;
  return `de ${monthName(start.month)} de ${start.year} a ${monthName(end.month)} de ${end.year}`;
}

function sayRange([from, to]: DayRange): string {
  const last = addDays(to, -1);
  if (from.endsWith('-01') && to.endsWith('-01')) return sayWholeMonths(from, last);
  return from === last ? sayDay(from) : `del ${sayDay(from)} al ${sayDay(last)}`;
}

const sayRanges = (ranges: readonly DayRange[]): string => ranges.map(sayRange).join('; ');

const mark = (edtf: string | null): string => {
  const last = edtf?.at(-1);
  return last === '~' ? 'aproximadamente ' : last === '?' ? 'posiblemente ' : last === '%' ? 'posiblemente aproximadamente ' : '';
};

/** How each kind is read back; what is read back is read again as the same days. */
const sayings: Readonly<Record<FuzzyDate['kind'], (date: FuzzyDate) => string>> = {
  dated: (date) => date.edtf?.startsWith('../') === true ? `a más tardar el ${sayDay(date.edtf.slice(3))}` : mark(date.edtf) + sayRanges(date.ranges),
  whole_year: (date) => (date.ranges.length === 0 ? 'durante el ejercicio' : `durante el ejercicio ${sayRanges(date.ranges)}`),
  to_be_defined: (date) => (date.ranges.length === 0 ? 'por definir' : `por definir, durante ${sayRanges(date.ranges)}`),
  permanent: (date) => (date.ranges.length === 0 ? 'permanente' : `permanente, durante ${sayRanges(date.ranges)}`),
  recurring: (date) => date.text.trim().toLowerCase(),
};

/** The date in words, to be read back to who typed it: «24 de enero de 2024», «segundo trimestre de 2024», «por definir». */
export const sayDate = (date: FuzzyDate): string => sayings[date.kind](date);
