import { addDays, daysInMonth, firstYear, isoDay, isoMonth, lastYear, monthStart } from './calendar.ts';
import { monthName } from './words.ts';

/** A stretch of the calendar with its EDTF text; `to` is the day after the last. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly edtf: string;
}
export interface DateProblem {
  readonly problem: string;
}
/** What a piece without year or month inherits from its neighbour: «5» in «5 al 9 de marzo de 2024». */
export interface Around {
  readonly year?: number;
  readonly month?: number;
}
type UnitReading = Span | DateProblem | null;

const problem = (text: string): DateProblem => ({ problem: text });

/** Two digits: 00–49 are of this century, 50–99 of the last. The date is always read back to the person. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
};

const wrongYear = (year: number): DateProblem | null =>
  year < firstYear || year > lastYear ? problem(`El año ${year} no es posible: se esperaba un año entre ${firstYear} y ${lastYear}.`) : null;

const wrongMonth = (month: number, hint = ''): DateProblem | null =>
  month < 1 || month > 12 ? problem(`El mes ${month} no existe: se esperaba un mes del 1 al 12.${hint}`) : null;

const wrongDay = (year: number, month: number, day: number): DateProblem | null => {
  const last = daysInMonth(year, month);
  if (day >= 1 && day <= last) return null;
  return problem(`El ${day} de ${monthName(month)} de ${year} no existe: se esperaba un día del 1 al ${last}.`);
};

const ofDay = (year: number, month: number, day: number, hint = ''): UnitReading => {
  const from = isoDay(year, month, day);
  return wrongYear(year) ?? wrongMonth(month, hint) ?? wrongDay(year, month, day) ?? { from, to: addDays(from, 1), edtf: from };
};

const ofMonths = (year: number, month: number, count: number, edtf: string): UnitReading =>
  wrongYear(year) ?? { from: monthStart(year, month), to: monthStart(year, month, count), edtf };

const ofMonth = (year: number, month: number): UnitReading => wrongMonth(month) ?? ofMonths(year, month, 1, isoMonth(year, month));

const ofYears = (year: number, count: number, edtf: string): UnitReading =>
  wrongYear(year) ?? wrongYear(year + count - 1) ?? ofMonths(year, 1, 12 * count, edtf);

interface Period { readonly months: number; readonly name: string; readonly edtf: number | null }
/** Sub-year groupings of EDTF level 2: 33–36 quarters, 37–39 quadrimesters, 40–41 semesters. */
const periods: Readonly<Record<string, Period>> = {
  B: { months: 2, name: 'bimestre', edtf: null },
  T: { months: 3, name: 'trimestre', edtf: 33 },
  C: { months: 4, name: 'cuatrimestre', edtf: 37 },
  S: { months: 6, name: 'semestre', edtf: 40 },
};

function ofPeriod(letter: string, number: number, year: number): UnitReading {
  const period = periods[letter];
  if (period === undefined) return null;
  const count = 12 / period.months;
  if (number < 1 || number > count) return problem(`El ${period.name} ${number} no existe: se esperaba un ${period.name} del 1 al ${count}.`);
  const first = (number - 1) * period.months + 1;
  const edtf = period.edtf === null ? `${isoMonth(year, first)}/${isoMonth(year, first + period.months - 1)}` : `${year}-${period.edtf + number - 1}`;
  return ofMonths(year, first, period.months, edtf);
}

/** «2024-03» is a month and «2024-34» the second quarter, as EDTF writes it. */
function ofYearAnd(year: number, number: number): UnitReading {
  for (const [letter, { months, edtf }] of Object.entries(periods)) {
    if (edtf !== null && number >= edtf && number < edtf + 12 / months) return ofPeriod(letter, number - edtf + 1, year);
  }
  return ofMonth(year, number);
}

const swapped = (day: string, month: string, year: string): string =>
  Number(month) > 12 && Number(day) <= 12 ? ` Escriba primero el día: ${month}/${day}/${year}.` : '';

type Reader = (part: readonly string[], around: Around) => UnitReading;
const at = (part: readonly string[], index: number): string => part[index] ?? '';
const num = (part: readonly string[], index: number): number => Number(part[index]);
const yearOr = (text: string | undefined, around: Around): number | undefined => (text ? fullYear(text) : around.year);

/** One row per way of writing one unit, in the canonical notation of words.ts. */
const shapes: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?$/, (p) => ofDay(num(p, 1), num(p, 2), num(p, 3))],
  [/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: 0{1,2}:00(?::00)?)?$/, (p) => ofDay(fullYear(at(p, 3)), num(p, 2), num(p, 1), swapped(at(p, 1), at(p, 2), at(p, 3)))],
  [/^(\d{1,2})[-/. ]*M(\d{2})(?:[-/., ]+(\d{4}|\d{2}))?$/, (p, around) => dayOfMonth(num(p, 1), num(p, 2), yearOr(p[3], around))],
  [/^M(\d{2}) (\d{1,2}), ?(\d{4})$/, (p) => ofDay(num(p, 3), num(p, 1), num(p, 2))],
  [/^M(\d{2})(?:[-/., ]+(\d{4}|\d{2}))?$/, (p, around) => withYear(yearOr(p[2], around), (year) => ofMonth(year, num(p, 1)))],
  [/^(\d{4})[-/., ]+M(\d{2})$/, (p) => ofMonth(num(p, 1), num(p, 2))],
  [/^([TSCB])(\d)(?:[-/., ]*(\d{4}|\d{2}))?$/, (p, around) => withYear(yearOr(p[3], around), (year) => ofPeriod(at(p, 1), num(p, 2), year))],
  [/^(\d{4})[-/., ]*([TSCB])(\d)$/, (p) => ofPeriod(at(p, 2), num(p, 3), num(p, 1))],
  [/^(\d{4})$/, (p) => ofYears(num(p, 1), 1, at(p, 1))],
  [/^(\d{4})-(\d{2})$/, (p) => ofYearAnd(num(p, 1), num(p, 2))],
  [/^(\d{1,2})[-/](\d{4})$/, (p) => ofMonth(num(p, 2), num(p, 1))],
  [/^(\d{4})-(\d{2})-xx$/, (p) => ofMonth(num(p, 1), num(p, 2))],
  [/^(\d{4})-xx(?:-xx)?$/, (p) => ofYears(num(p, 1), 1, at(p, 1))],
  [/^(\d{3})x$/, (p) => ofYears(num(p, 1) * 10, 10, `${at(p, 1)}X`)],
  [/^(?:decada )(\d{3})0$/, (p) => ofYears(num(p, 1) * 10, 10, `${at(p, 1)}X`)],
  [/^(\d{1,2})$/, (p, around) => (around.month === undefined ? null : dayOfMonth(num(p, 1), around.month, around.year))],
];

const withYear = (year: number | undefined, read: (year: number) => UnitReading): UnitReading => (year === undefined ? null : read(year));

const dayOfMonth = (day: number, month: number, year: number | undefined): UnitReading => withYear(year, (known) => ofDay(known, month, day));

/** Reads one unit (a day, month, quarter, year…); null when the text has none of the known shapes. */
export function readUnit(text: string, around: Around = {}): UnitReading {
  for (const [shape, read] of shapes) {
    const match = shape.exec(text);
    const reading = match === null ? null : read(match, around);
    if (reading !== null) return reading;
  }
  return null;
}
