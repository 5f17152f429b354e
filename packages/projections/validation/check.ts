import { cellsOf, readDate, type Cell, type CellType, type Form, type Group, type Value, type Values } from '@sintra/definition';
import { hasUnreadable, limitsOf, maxCodes } from './limits.ts';
import { nearestEntry, type LiveCatalog, type LiveCatalogs } from './nearest.ts';

/** One thing wrong with one cell, ready to be shown to whoever wrote it. */
export interface Finding {
  readonly cell: string;
  readonly code: 'unknown_cell' | 'wrong_type' | 'too_long' | 'unreadable' | 'format' | 'too_small' | 'too_large' | 'not_in_catalog' | 'retired' | 'impossible_date';
  readonly message: string;
  /** What would be accepted: labels of a short catalogue, or an example. */
  readonly accepted?: string;
  /** The code that was probably meant. Never taken without asking. */
  readonly suggestion?: string;
}

type Fault = Omit<Finding, 'cell'>;
type Given = Exclude<Value, null>;
type Check = (cell: Cell, value: Given, catalog: LiveCatalog | undefined, today: string | undefined) => Fault | undefined;

const quote = (value: unknown): string => {
  const text = String(value);
  return `«${text.length > 60 ? `${text.slice(0, 60)}…` : text}»`;
};
const format = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 6 });
const number = (value: number): string => format.format(value);

const wrongType = (cell: Cell, expected: string): Fault => ({ code: 'wrong_type', message: `${cell.label.es}: se esperaba ${expected}.`, accepted: expected });

const checkText: Check = (cell, value) => {
  const { maxLength, lines, pattern, expected = '' } = limitsOf(cell);
  if (typeof value !== 'string') return wrongType(cell, 'un texto');
  if (value.length > maxLength) {
    return { code: 'too_long', message: `${cell.label.es}: el texto tiene ${number(value.length)} caracteres y caben ${number(maxLength)}.` };
  }
  if (hasUnreadable(value, lines)) {
    return { code: 'unreadable', message: `${cell.label.es}: hay caracteres que no se pueden leer (de control). Vuelva a escribir el texto.` };
  }
  if (pattern === undefined || pattern.test(value)) return undefined;
  return { code: 'format', message: `${cell.label.es}: ${quote(value)} no tiene la forma esperada (${expected}).`, accepted: expected };
};

function checkRange(cell: Cell, value: number): Fault | undefined {
  const { min, max } = limitsOf(cell);
  if (min !== undefined && value < min) return { code: 'too_small', message: `${cell.label.es}: ${number(value)} es menor que el mínimo, ${number(min)}.` };
  if (max !== undefined && value > max) return { code: 'too_large', message: `${cell.label.es}: ${number(value)} es mayor que el máximo, ${number(max)}.` };
  return undefined;
}

/** Columns of type integer hold 32 bits; a number beyond them is a slip of the keyboard, not an answer. */
const checkInteger: Check = (cell, value) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(cell, 'un número entero');
  if (Math.abs(value) > 2_147_483_647) return { code: 'too_large', message: `${cell.label.es}: ${quote(value)} es un número demasiado grande.` };
  return checkRange(cell, value);
};

const checkDecimal: Check = (cell, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType(cell, 'un número');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return { code: 'too_large', message: `${cell.label.es}: ${quote(value)} es un número demasiado grande.` };
  return checkRange(cell, value);
};

const checkDate: Check = (cell, value) => {
  const fault = checkText(cell, value, undefined, undefined);
  if (fault !== undefined) return fault;
  const date = readDate(String(value));
  return 'problem' in date ? { code: 'impossible_date', message: `${cell.label.es}: ${date.problem}` } : undefined;
};

function unknownCode(cell: Cell, code: string, catalog: LiveCatalog): Fault {
  const near = nearestEntry(code, catalog);
  const labels = [...catalog.values()].slice(0, 12).map((entry) => entry.label.es);
  const accepted = catalog.size > 12 ? `una de las ${catalog.size} opciones del catálogo` : labels.join(', ');
  const hint = near === undefined ? '' : ` ¿Quiso decir «${near.label.es}»?`;
  const message = `${cell.label.es}: ${quote(code)} no está en el catálogo.${hint}`;
  return { code: 'not_in_catalog', message, accepted, ...(near !== undefined && { suggestion: near.code }) };
}

function checkCode(cell: Cell, code: unknown, catalog: LiveCatalog | undefined, today: string | undefined): Fault | undefined {
  if (typeof code !== 'string') return wrongType(cell, 'una opción del catálogo');
  if (catalog === undefined) throw new Error(`cell "${cell.id}": catalogue "${cell.catalog ?? ''}" is not among those given`);
  const entry = catalog.get(code);
  if (entry === undefined) return unknownCode(cell, code, catalog);
  if (today === undefined || entry.until === undefined || entry.until > today) return undefined;
  const next = entry.replacedBy === undefined ? undefined : catalog.get(entry.replacedBy);
  const hint = next === undefined ? '' : ` En su lugar use «${next.label.es}».`;
  return {
    code: 'retired',
    message: `${cell.label.es}: «${entry.label.es}» dejó de usarse el ${entry.until}.${hint}`,
    ...(next !== undefined && { suggestion: next.code }),
  };
}

const checkCodes: Check = (cell, value, catalog, today) => {
  if (!Array.isArray(value)) return wrongType(cell, 'una lista de opciones del catálogo');
  if (value.length > maxCodes) return { code: 'too_long', message: `${cell.label.es}: hay ${value.length} opciones y caben ${maxCodes}.` };
  for (const code of value as readonly unknown[]) {
    const fault = checkCode(cell, code, catalog, today);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const checkUuid: Check = (cell, value) =>
  typeof value === 'string' && uuid.test(value) ? undefined : wrongType(cell, 'el identificador de un registro o de un archivo');

const checks: { readonly [T in CellType]: Check } = {
  text: checkText,
  integer: checkInteger,
  decimal: checkDecimal,
  code: checkCode,
  codes: checkCodes,
  date: checkDate,
  uuid: checkUuid,
};

const cellMaps = new WeakMap<object, ReadonlyMap<string, Cell>>();

/** Cell id → cell of a form's own sections or of a group. */
export function cellMapOf(source: Form | Group): ReadonlyMap<string, Cell> {
  const known = cellMaps.get(source);
  if (known !== undefined) return known;
  const cells = new Map(cellsOf(source).map((cell) => [cell.id, cell]));
  cellMaps.set(source, cells);
  return cells;
}

/** What is wrong with one answer; undefined when it may be stored. As `checkValues`, for whoever knows the cell. */
export function checkValue(cell: Cell, value: Value | undefined, catalogs: LiveCatalogs, today?: string): Finding | undefined {
  if (value === null || value === undefined) return undefined;
  const fault = checks[cell.type](cell, value, cell.catalog === undefined ? undefined : catalogs.get(cell.catalog), today);
  return fault === undefined ? undefined : { cell: cell.id, ...fault };
}

/**
 * What is wrong with the values, one finding per cell at most; empty when all may be stored. Absent and null cells are fine
 * here: what a record lacks is `missingOf`'s question. Total: whatever comes in, it answers.
 * @param today YYYY-MM-DD; with it, codes retired by then are findings. An import of old records leaves it out.
 * @throws Error when a catalogue that the form needs was not given (a mistake of the caller, never of the values).
 */
export function checkValues(source: Form | Group, values: Values, catalogs: LiveCatalogs, today?: string): readonly Finding[] {
  const cells = cellMapOf(source);
  const findings: Finding[] = [];
  for (const [id, value] of Object.entries(values)) {
    const cell = cells.get(id);
    const finding = cell === undefined ? { cell: id, code: 'unknown_cell' as const, message: `${quote(id)} no es un dato de este formulario.` } : checkValue(cell, value, catalogs, today);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}
