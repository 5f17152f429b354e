import { addDays, partsOf } from './calendar.ts';
import { readUnit, type Around, type DateProblem, type Span } from './units.ts';

type Reading = readonly Span[] | DateProblem | null;
const isProblem = (reading: object): reading is DateProblem => 'problem' in reading;

const around = (span: Span): Around => {
  const { year, month } = partsOf(span.from);
  return { year, month };
};

/** The shortest EDTF interval that has exactly these bounds: years, months or days. */
export function intervalEdtf(from: string, to: string): string {
  const last = addDays(to, -1);
  if (from.endsWith('-01-01') && to.endsWith('-01-01')) return `${from.slice(0, 4)}/${last.slice(0, 4)}`;
  if (from.endsWith('-01') && to.endsWith('-01')) return `${from.slice(0, 7)}/${last.slice(0, 7)}`;
  return `${from}/${last}`;
}

const backwards = 'El periodo termina antes de empezar: escriba primero el inicio y después el final, cada uno con su año.';

function readBounds(left: string, right: string, outside: Around): Span | DateProblem | null {
  const end = readUnit(right, outside);
  if (end === null || isProblem(end)) return end;
  const start = readUnit(left, around(end));
  if (start === null || isProblem(start)) return start;
  if (start.from > end.from) return { problem: backwards };
  return { from: start.from, to: end.to, edtf: intervalEdtf(start.from, end.to) };
}

const separators = /\s+(?:al|a|hasta)\s+|\s*(?:\/|\.\.|-)\s*/g;

/** «5 al 9 M03 2024», «M02-M03 2024», «2019/2021»: tried at each place where the text could be cut in two. */
function readInterval(text: string, outside: Around): Span | DateProblem | null {
  const plain = text.replace(/^(?:desde|entre)\s+/, '');
  let found: DateProblem | null = null;
  for (const cut of plain.matchAll(separators)) {
    const reading = readBounds(plain.slice(0, cut.index), plain.slice(cut.index + cut[0].length), outside);
    if (reading !== null && !isProblem(reading)) return reading;
    found ??= reading;
  }
  return found;
}

const readPiece = (text: string, outside: Around): Span | DateProblem | null => readUnit(text, outside) ?? readInterval(text, outside);

const listed = (text: string): string[] =>
  text
    .replace(/(M\d{2})(?= M\d{2})/g, '$1,')
    .split(/\s*[;,]\s*(?:[ye] )?|\s+[ye]\s+/)
    .filter((piece) => piece !== '');

/** From right to left, so that each piece takes the year (and month) of the one after it. */
function readList(text: string): Reading {
  const spans: Span[] = [];
  let outside: Around = {};
  for (const piece of listed(text).reverse()) {
    const reading = readPiece(piece, outside);
    if (reading === null || isProblem(reading)) return reading;
    spans.unshift(reading);
    outside = around(reading);
  }
  return spans.length === 0 ? null : spans;
}

/** Reads one or several stretches of the calendar in the canonical notation; null when nothing is recognised. */
export function readPeriods(text: string): Reading {
  const whole = readPiece(text.replace(/^entre (.+) y (.+)$/, '$1 a $2'), {});
  if (whole !== null && !isProblem(whole)) return [whole];
  const pieces = listed(text);
  return pieces.length > 1 ? readList(text) : whole;
}
