import { addDays, noBeginning } from './calendar.ts';
import { canonical, simplify } from './words.ts';
import { intervalEdtf, readPeriods } from './periods.ts';
import type { DateProblem, Span } from './units.ts';

export type DateKind = 'dated' | 'to_be_defined' | 'recurring' | 'whole_year' | 'permanent';
/** ISO days, the second one excluded. */
export type DayRange = readonly [from: string, toExclusive: string];

/** A date as people know it: the text as written, its EDTF (ISO 8601-2), the days it covers and its kind. */
export interface FuzzyDate {
  readonly text: string;
  readonly edtf: string | null;
  /** Sorted, neither overlapping nor adjacent: the value of a `datemultirange`. */
  readonly ranges: readonly DayRange[];
  readonly kind: DateKind;
}

const examples = '05/03/2024, marzo 2024, 2T 2024, febrero-marzo 2024, 2024 o «por definir»';
const notUnderstood = (text: string): DateProblem => ({
  problem: `No se entendió la fecha «${text.length > 60 ? `${text.slice(0, 60)}…` : text}». Escriba, por ejemplo: ${examples}.`,
});

const merge = (spans: readonly Span[]): readonly DayRange[] => {
  const ranges: [string, string][] = [];
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to > last[1] ? to : last[1];
    else ranges.push([from, to]);
  }
  return ranges;
};

const qualify = (edtf: string, mark: string): string => (mark === '' || edtf.endsWith('X') ? edtf : edtf.split('/').map((part) => part + mark).join('/'));
/** Lists of EDTF take no quarters or semesters: there they are the months that they cover. */
const member = (span: Span): string => (/-[34]\d$/.test(span.edtf) ? intervalEdtf(span.from, span.to) : span.edtf).replace('/', '..');
const edtfOf = (spans: readonly Span[], mark: string): string | null => {
  const [first] = spans;
  if (first === undefined) return null;
  if (spans.length === 1) return qualify(first.edtf, mark);
  return mark === '' ? `{${spans.map(member).join(',')}}` : null;
};

/** Kinds without a date of their own; the rest of the text, if any, says in which period. */
const kindWords: readonly (readonly [DateKind, RegExp])[] = [
  ['to_be_defined', /^(?:fecha )?(?:por (?:definir|determinar|confirmar|establecer|programar|acordar)(?:se)?|pendiente(?: (?:de|por) (?:definir|confirmar))?|a definir)\b/],
  ['recurring', /^(?:(?:de (?:forma|manera) )?(?:diari[oa]|diariamente|semanal|quincenal|mensual|bimestral|bimensual|trimestral|cuatrimestral|semestral|anual)(?:mente)?|cada (?:dia|semana|quincena|mes|bimestre|trimestre|cuatrimestre|semestre|ano)|(?:una|dos) ve(?:z|ces) (?:al|por) (?:dia|semana|mes|ano|trimestre|semestre)|todos los (?:dias|meses))\b/],
  ['permanent', /^(?:(?:de (?:forma|manera|caracter) )?permanente(?:mente)?|(?:vigencia |actividad )?(?:indefinid[oa]|continu[oa]|permanente))\b/],
  ['whole_year', /^(?:durante|(?:durante )?tod[oa](?: el| lo| la)?|a lo largo|(?:en )?(?:el )?ejercicio(?: fiscal)?)\b(?=.*\b(?:ejercicio|ano)\b|.*\b\d{4}\b)(?: de| del| el)*(?: ejercicio| ano)*(?: fiscal)?/],
];

const glue = /^[\s,;:(-]*(?:(?:durante|en|de|del|el|la|tod[oa]|ano|ejercicio|fiscal|periodo|a lo largo)\b[\s,]*)*/;

function readKind(text: string, simple: string): FuzzyDate | null {
  for (const [kind, words] of kindWords) {
    const match = words.exec(simple);
    if (match === null) continue;
    const rest = simple.slice(match[0].length).replace(glue, '').replace(/[)\s]+$/, '');
    if (rest === '') return { text, edtf: null, ranges: [], kind };
    const spans = readPeriods(canonical(rest));
    if (spans === null || 'problem' in spans) continue;
    return { text, edtf: kind === 'whole_year' ? edtfOf(spans, '') : null, ranges: merge(spans), kind };
  }
  return null;
}

const about = /^(?:aproximadamente|aprox|alrededor|cerca|circa|ca|c|hacia|mas o menos)\b\.?\s*(?:de |del |en )?|\s*\(?(?:aproximadamente|aprox|ca)\)?$|~$/;
const maybe = /^(?:posiblemente|probablemente|quizas?|tal vez)\s+(?:en |de )?|\?$/;

/** Takes «aprox.», «ca.», «~», «?» off the text and says with which EDTF mark they qualify it. */
function takeMark(simple: string): { readonly rest: string; readonly mark: '' | '~' | '?' | '%' } {
  const percent = simple.endsWith('%');
  const start = percent ? simple.slice(0, -1) : simple;
  const sure = start.replace(maybe, '');
  const exact = sure.replace(about, '').replace(/~(?=\/)/g, '').trim();
  const doubt = percent || sure !== start;
  const rough = percent || exact !== sure.trim();
  return { rest: exact, mark: doubt && rough ? '%' : doubt ? '?' : rough ? '~' : '' };
}

const limits: readonly (readonly [inclusive: boolean, RegExp])[] = [[false, /^antes del? /], [true, /^(?:a mas tardar|hasta) (?:el |en )?/]];

/** «antes del mes de octubre de 2024», «a más tardar el 15 de marzo de 2031»: the last day is known, the first is not. */
function readLimit(rest: string): Pick<FuzzyDate, 'edtf' | 'ranges'> | DateProblem | null {
  for (const [inclusive, words] of limits) {
    if (!words.test(rest)) continue;
    const spans = readPeriods(canonical(rest.replace(words, '')));
    if (spans === null || 'problem' in spans) return spans;
    const [span] = spans;
    const to = inclusive ? span?.to : span?.from;
    if (spans.length !== 1 || to === undefined || to <= noBeginning) return null;
    return { edtf: `../${addDays(to, -1)}`, ranges: [[noBeginning, to]] };
  }
  return null;
}

function read(text: string): FuzzyDate | DateProblem {
  const simple = simplify(text.slice(0, 200));
  if (simple === '' || text.length > 200) return notUnderstood(text.trim());
  const special = readKind(text, simple);
  if (special !== null) return special;
  const { rest, mark } = takeMark(simple.replace(/^[{[](.*)[}\]]$/, '$1'));
  const limit = readLimit(rest);
  if (limit !== null) return 'problem' in limit ? limit : { text, ...limit, kind: 'dated' };
  const spans = readPeriods(canonical(rest));
  if (spans === null) return notUnderstood(text.trim());
  if ('problem' in spans) return spans;
  return { text, edtf: edtfOf(spans, mark), ranges: merge(spans), kind: 'dated' };
}

/** Sheets repeat their dates from row to row, and each is read twice: to check it and to store it. */
const known = new Map<string, FuzzyDate | DateProblem>();
const mostKnown = 4_000;

/**
 * Reads a date as people write it in Mexico, day first: «5-3-24», «marzo 2024», «2T 2024», «febrero-marzo 2024», «por definir».
 * Never throws. An impossible date («31/02/2024») gives a problem in Spanish that says what was expected.
 */
export function readDate(text: string): FuzzyDate | DateProblem {
  const before = known.get(text);
  if (before !== undefined) return before;
  const reading = read(text);
  if (known.size >= mostKnown) known.clear();
  if (text.length <= 200) known.set(text, reading);
  return reading;
}
