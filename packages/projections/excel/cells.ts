import { readDate, sayDate, type Cell, type CellType, type Value } from '@sintra/definition';
import { nearestEntry } from '../validation/index.ts';
import { lookupOf, type Lookup } from './lookup.ts';
import { meantNumber, parseNumber } from './numbers.ts';
import { isErase, quote, unquote } from './quoting.ts';
import { serialToIso } from './read/serials.ts';
import type { Catalogs, CellProblem, CellReading, RawCell } from './types.ts';

type Given = string | number | boolean | { readonly date: string };
type Entries = Catalogs extends ReadonlyMap<string, infer Found> ? Found : never;
interface Ground {
  readonly cell: Cell;
  readonly entries: Entries;
  readonly lookup: Lookup;
}

const shown = (text: string): string => `«${text.length > 60 ? `${text.slice(0, 60)}…` : text}»`;
const problem = ({ cell }: Ground, code: CellProblem['code'], why: string, more: Partial<CellProblem> = {}): CellReading => ({
  problem: { code, message: `${cell.label.es}: ${why}`, ...more },
});

const textOf = (given: Given): string => {
  if (typeof given === 'object') return given.date;
  if (typeof given === 'boolean') return given ? 'verdadero' : 'falso';
  return typeof given === 'number' ? String(given) : unquote(given);
};

function readNumber(given: Given, ground: Ground): number | CellReading {
  const text = textOf(given);
  const number = typeof given === 'number' ? given : parseNumber(text);
  if (number !== undefined) return number;
  const meant = meantNumber(text);
  const hint = meant === undefined ? '' : ` ¿Quiso decir ${meant}?`;
  return problem(ground, 'wrong_type', `${shown(text)} no es un número.${hint}`, { accepted: 'un número como 1,234.50', ...(meant !== undefined && { suggestion: meant }) });
}

const readDecimal = (given: Given, ground: Ground): CellReading => {
  const number = readNumber(given, ground);
  return typeof number === 'number' ? { value: number } : number;
};

const readInteger = (given: Given, ground: Ground): CellReading => {
  const number = readNumber(given, ground);
  if (typeof number !== 'number') return number;
  if (Number.isInteger(number)) return { value: number };
  return problem(ground, 'wrong_type', `se esperaba un número entero y se encontró ${number}.`, { accepted: 'un número entero' });
};

function unknown(text: string, ground: Ground): CellReading {
  const { entries } = ground;
  const near = nearestEntry(text, entries);
  const options = [...entries.values()].filter((entry) => entry.until === undefined).map((entry) => entry.label.es);
  const accepted = options.length > 12 ? `una de las ${options.length} opciones del catálogo (hoja «Catálogos» de la plantilla)` : options.join(', ');
  const hint = near === undefined ? '' : ` ¿Quiso decir «${near.label.es}»?`;
  return problem(ground, 'not_in_catalog', `${shown(text)} no está en el catálogo.${hint}`, { accepted, ...(near !== undefined && { suggestion: near.label.es }) });
}

const readCode = (given: Given, ground: Ground): CellReading => {
  const text = textOf(given);
  const code = ground.lookup.find(text);
  return code === undefined ? unknown(text, ground) : { value: code };
};

/** «a; b» or one on each line; a comma also divides, unless the text with its comma is itself a label. */
function readCodes(given: Given, ground: Ground): CellReading {
  const codes = new Set<string>();
  const pieces = textOf(given).split(/[;|\r\n]+/).flatMap((piece) => (ground.lookup.find(piece.trim()) === undefined ? piece.split(',') : [piece]));
  for (const piece of pieces.map((text) => text.trim()).filter((text) => text !== '')) {
    const code = ground.lookup.find(piece);
    if (code === undefined) return unknown(piece, ground);
    codes.add(code);
  }
  return { value: codes.size === 0 ? undefined : [...codes] };
}

/** A bare number in a column of dates is a year, or a date that lost its format. */
function readSerial(given: number, ground: Ground): CellReading {
  if (Number.isInteger(given) && given >= 1900 && given <= 2100) return { value: String(given) };
  const iso = serialToIso(Math.floor(given), false);
  const date = iso === null || given < 10_000 ? null : readDate(iso);
  const meant = date === null || 'problem' in date ? undefined : sayDate(date);
  const hint = meant === undefined ? '' : ` Parece una fecha de Excel sin formato: ¿${meant}?`;
  return problem(ground, 'impossible_date', `el número ${given} no es una fecha.${hint}`, { accepted: dateExamples, ...(meant !== undefined && { suggestion: meant }) });
}

const dateExamples = '05/03/2024, marzo 2024, 2T 2024, febrero-marzo 2024, 2024';

function readDateCell(given: Given, ground: Ground): CellReading {
  if (typeof given === 'number') return readSerial(given, ground);
  const text = typeof given === 'object' ? given.date.slice(0, 10) : textOf(given);
  const date = readDate(text);
  return 'problem' in date ? problem(ground, 'impossible_date', date.problem, { accepted: dateExamples }) : { value: text };
}

/** One reader for each type of cell. Limits (lengths, ranges, patterns) are for `checkValues` to say, the same for every channel. */
const readers: { readonly [T in CellType]: (given: Given, ground: Ground) => CellReading } = {
  text: (given) => ({ value: textOf(given) }),
  uuid: (given, { cell }) => ({ value: cell.field.refers === undefined ? textOf(given).toLowerCase() : textOf(given).trim() }),
  integer: readInteger,
  decimal: readDecimal,
  code: readCode,
  codes: readCodes,
  date: readDateCell,
};

const nothing: CellReading = { value: undefined };
const erased: CellReading = { value: null };
const noEntries: Entries = new Map();
const mostRemembered = 2_000;

/**
 * Prepares the reading of one column. An empty cell says nothing (undefined), «(borrar)» erases (null), a formula is refused.
 * @throws Error when the cell's catalogue is not among those given (a mistake of the caller, never of the file).
 */
export function cellReader(cell: Cell, catalogs: Catalogs): (raw: RawCell) => CellReading {
  const entries = cell.catalog === undefined ? noEntries : catalogs.get(cell.catalog);
  if (entries === undefined) throw new Error(`cell "${cell.id}": catalogue "${cell.catalog ?? ''}" is not among those given`);
  const ground: Ground = { cell, entries, lookup: lookupOf(entries) };
  const read = readers[cell.type];
  const remembers = cell.type === 'code' || cell.type === 'codes' || cell.type === 'date';
  const known = new Map<string, CellReading>();
  const readText = (raw: string): CellReading => {
    if (isErase(raw)) return erased;
    const text = unquote(raw);
    return text === '' ? nothing : read(raw, ground);
  };
  const remember = (raw: string): CellReading => {
    const before = known.get(raw);
    if (before !== undefined) return before;
    if (known.size > mostRemembered) known.clear();
    const reading = readText(raw);
    known.set(raw, reading);
    return reading;
  };
  return (raw) => {
    if (raw === null) return nothing;
    if (typeof raw === 'string') return remembers ? remember(raw) : readText(raw);
    if (typeof raw === 'object' && 'formula' in raw) {
      return problem(ground, 'formula', 'la celda tiene una fórmula. Cópiela y péguela como valor («Pegado especial → Valores»).', { accepted: 'un valor, no una fórmula' });
    }
    return read(raw, ground);
  };
}

/** Reads one cell; for whole columns prepare `cellReader` once. */
export const readCell = (cell: Cell, raw: RawCell, catalogs: Catalogs): CellReading => cellReader(cell, catalogs)(raw);

type Writer = (value: Exclude<Value, null>, lookup: Lookup) => string | number;
const asText: Writer = (value) => quote(String(value));
const asNumber: Writer = (value) => (typeof value === 'number' ? value : String(value));
const writers: { readonly [T in CellType]: Writer } = {
  text: asText,
  uuid: asText,
  date: asText,
  integer: asNumber,
  decimal: asNumber,
  code: (value, lookup) => quote(lookup.write(String(value))),
  codes: (value, lookup) => quote((Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((code) => lookup.write(code)).join('; ')),
};

/** Prepares the writing of one column so that `cellReader` reads the same value again. Codes are written by their label. */
export function cellWriter(cell: Cell, catalogs: Catalogs): (value: Value | undefined) => string | number | null {
  const lookup = lookupOf((cell.catalog === undefined ? undefined : catalogs.get(cell.catalog)) ?? noEntries);
  const write = writers[cell.type];
  return (value) => (value === null || value === undefined ? null : write(value, lookup));
}
