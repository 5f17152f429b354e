import type { Cell, Kind } from '@sintra/definition';

/** What one cell accepts, whatever its catalogue says. Lengths in UTF-16 units, as HTML and JSON Schema count them. */
export interface Limits {
  readonly maxLength: number;
  /** Line breaks and tabs are part of the text. */
  readonly lines: boolean;
  /** The whole text must match. */
  readonly pattern?: RegExp;
  /** «un correo como nombre@ejemplo.mx»: completes «se esperaba …». */
  readonly expected?: string;
  readonly min?: number;
  readonly max?: number;
}

type KindLimits = Pick<Limits, 'maxLength' | 'pattern' | 'expected' | 'min'> & { readonly lines?: boolean };

// One label, an @, and a domain with a dot: enough to catch a slip; only a sent message proves an address.
const email = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24}$/u;
const phone = /^\+?[\d ().-]{7,20}(?: ?(?:ext\.?|x) ?\d{1,6})?$/i;

/** Defaults of each kind; a field's own maxLength, min, max and pattern go first. */
const byKind: { readonly [K in Kind]: KindLimits } = {
  text: { maxLength: 200 },
  longText: { maxLength: 20_000, lines: true },
  integer: { maxLength: 16 },
  decimal: { maxLength: 24 },
  money: { maxLength: 24, min: 0 },
  yesNo: { maxLength: 60 },
  date: { maxLength: 200 },
  catalogOne: { maxLength: 60 },
  catalogMany: { maxLength: 60 },
  place: { maxLength: 120 },
  identifier: { maxLength: 60, pattern: /^[\p{L}\p{N}][\p{L}\p{N} ./_#:-]*$/u, expected: 'letras, números y los signos . / _ # : -' },
  personName: { maxLength: 100 },
  reference: { maxLength: 36 },
  file: { maxLength: 36 },
  email: { maxLength: 254, pattern: email, expected: 'un correo como nombre@ejemplo.mx' },
  phone: { maxLength: 40, pattern: phone, expected: 'un teléfono de 7 a 15 dígitos, como 55 1234 5678' },
};

/** The most codes that one many-valued cell holds. */
export const maxCodes = 100;

/** Codes are permanent and short: `LGT-10-III`, `09`, `MX`, `not_identified`. */
export const codeShape = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;

const cache = new WeakMap<Cell, Limits>();

function build({ field }: Cell): Limits {
  const { lines = false, ...kind } = byKind[field.kind];
  return {
    ...kind,
    lines,
    ...(field.maxLength !== undefined && { maxLength: field.maxLength }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    ...(field.pattern !== undefined && { pattern: new RegExp(`^(?:${field.pattern})$`, 'u'), expected: 'el formato que indica la ayuda' }),
  };
}

/** The limits of a cell: its field's own ones over those of its kind. */
export function limitsOf(cell: Cell): Limits {
  const known = cache.get(cell);
  if (known !== undefined) return known;
  const limits = build(cell);
  cache.set(cell, limits);
  return limits;
}

// oxlint-disable-next-line no-control-regex -- finding them is the point: PostgreSQL cannot store NUL, Excel cannot open the rest
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;
// oxlint-disable-next-line no-control-regex -- the same, without tab and line breaks
const controlButLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Whether a text holds something that no screen shows: control characters, NUL, or half a character (a lone surrogate). */
export const hasUnreadable = (text: string, lines: boolean): boolean =>
  (lines ? controlButLines : control).test(text) || !text.isWellFormed();
