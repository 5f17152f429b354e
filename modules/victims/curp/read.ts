import { state as stateCatalog } from '../forms/catalogs/territory.ts';
import { checkDigit, normalizeCurp } from './letters.ts';

export type CurpProblem = 'length' | 'structure' | 'date' | 'check_digit';

/** What a valid CURP says of a person. */
export interface CurpFacts {
  readonly ok: true;
  readonly curp: string;
  /** ISO day. The homoclave tells the century: a digit before 2000, a letter from then on. */
  readonly birthDate: string;
  /** Codes of the catalogue of sexes; null for the X that some keys carry, which says neither. */
  readonly sex: 'female' | 'male' | null;
  /** INEGI's key, or `abroad`. */
  readonly state: string;
  readonly bornAbroad: boolean;
}
export interface CurpRefusal {
  readonly ok: false;
  readonly reason: CurpProblem;
  /** Spanish, ready to show. */
  readonly message: string;
}

const states: ReadonlyMap<string, string> = new Map(
  stateCatalog.entries.flatMap(({ code, maps }) => (maps?.curp === undefined ? [] : [[maps.curp, code] as const])),
);
const sexes: Readonly<Record<string, 'female' | 'male' | null>> = { M: 'female', H: 'male', X: null };
const structure = /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z]\d$/;

const messages: Readonly<Record<CurpProblem, string>> = {
  length: 'La CURP debe tener 18 caracteres.',
  structure: 'La CURP no tiene la forma esperada: cuatro letras, fecha (AAMMDD), sexo (H o M), entidad, tres consonantes y dos caracteres.',
  date: 'La fecha de nacimiento que contiene la CURP no existe.',
  check_digit: 'El último dígito de la CURP no corresponde a los demás: revise si hay un carácter equivocado.',
};
const refuse = (reason: CurpProblem): CurpRefusal => ({ ok: false, reason, message: messages[reason] });

/** ISO day of six digits AAMMDD, or null when the calendar has no such day. */
function birthDateOf(curp: string): string | null {
  const century = /\d/.test(curp.charAt(16)) ? '19' : '20';
  const day = `${century}${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}`;
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? null : day;
}

/**
 * Reads a CURP as people write it (any case, spaces, hyphens). Pure: it asks no registry, so a valid key may still belong to nobody.
 * @param today ISO day; with it, a birth after today is refused.
 */
export function readCurp(text: string, today?: string): CurpFacts | CurpRefusal {
  const curp = normalizeCurp(text);
  if (curp.length !== 18) return refuse('length');
  const state = states.get(curp.slice(11, 13));
  if (!structure.test(curp) || state === undefined) return refuse('structure');
  const birthDate = birthDateOf(curp);
  if (birthDate === null || (today !== undefined && birthDate > today)) return refuse('date');
  if (checkDigit(curp) !== Number(curp.charAt(17))) return refuse('check_digit');
  return { ok: true, curp, birthDate, sex: sexes[curp.charAt(10)] ?? null, state, bornAbroad: state === 'abroad' };
}
