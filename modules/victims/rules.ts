import { readBirthDate, readExactDay, type GroupRow, type Value, type Values } from '@sintra/definition';
import { curpMismatches, curpPrefill, readCurp, type CurpFacts } from './curp.ts';
import { accommodationWarnings } from './rules/accommodation.ts';
import type { Finding } from './rules/finding.ts';

const codes = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
const number = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
const filled = (value: Value | undefined): value is string => typeof value === 'string' && value !== '';

function formsAgree(values: Values): Finding[] {
  const [forms, out] = [codes(values['formsOfExploitation']), codes(values['formsRuledOut'])];
  const principal = values['principalForm'];
  const both = out.find((code) => forms.includes(code));
  return [
    ...(filled(principal) && !forms.includes(principal)
      ? [{ cell: 'principalForm', code: 'principal_not_among_forms', message: 'La modalidad principal debe estar entre las modalidades de explotación elegidas.' }] : []),
    ...(both === undefined ? [] : [{ cell: 'formsRuledOut', code: 'form_both_ways', message: 'Una misma modalidad no puede estar elegida y descartada a la vez.' }]),
  ];
}

function agesAgree(values: Values): Finding[] {
  const [from, to] = [number(values['ageFrom']), number(values['ageTo'])];
  if (from !== null && to !== null && from > to) {
    return [{ cell: 'ageTo', code: 'age_reversed', message: `La edad «hasta» (${String(to)}) es menor que la edad «desde» (${String(from)}).` }];
  }
  if (values['ageBasis'] === 'exact' && from !== null && to !== null && from !== to) {
    return [{ cell: 'ageBasis', code: 'age_not_exact', message: 'Una edad exacta lleva el mismo número en «desde» y «hasta»; si es un intervalo, elija «Intervalo recibido».' }];
  }
  return [];
}

/** The facts that a valid CURP states, or its problem. An absent CURP is never a problem (LNETB 66). */
function curpOf(values: Values): { facts: CurpFacts | null; problems: Finding[] } {
  const curp = values['curp'];
  if (!filled(curp)) return { facts: null, problems: [] };
  const read = readCurp(curp);
  return read.ok ? { facts: read, problems: [] } : { facts: null, problems: [{ cell: 'curp', code: 'impossible_curp', message: read.message }] };
}

const mismatch = (cell: string): Finding => ({
  cell, code: 'curp_mismatch', message: 'No coincide con lo que indica la CURP. Revise cuál es correcto; puede guardar así.',
});

/** ISO day of a complete birth date; null when it is partial or unreadable. */
function birthDay(text: string): string | null {
  const read = readExactDay(text);
  return 'problem' in read ? null : read.day;
}

function birthDateStands(values: Values, today: string): Finding[] {
  const birthDate = values['birthDate'];
  const read = filled(birthDate) ? readBirthDate(birthDate, today) : { day: '' };
  return 'problem' in read ? [{ cell: 'birthDate', code: 'impossible_birth_date', message: read.problem }] : [];
}

/**
 * Rules across cells of a victim's record. Problems stop the save, warnings are shown and let through.
 * @param today ISO day of the clock.
 * @param groups rows by group; absent where the record is judged without them
 */
export function judge(values: Values, today: string, groups: Readonly<Record<string, readonly GroupRow[]>> = {}): { problems: Finding[]; warnings: Finding[]; prefill: Values } {
  const { facts, problems } = curpOf(values);
  const prefill = facts === null ? {} : curpPrefill(facts);
  return {
    problems: [...problems, ...birthDateStands(values, today), ...formsAgree(values), ...agesAgree(values)],
    warnings: [...(facts === null ? [] : curpMismatches(facts, values).map(mismatch)), ...accommodationWarnings(groups['accommodations'] ?? [])],
    prefill: Object.fromEntries(Object.entries(prefill).filter(([cell]) => values[cell] === undefined || values[cell] === null)),
  };
}

/** The year of a sealed date of birth stays clear, for statistics; a valid CURP is kept in its one spelling, so that it is found again. */
export function derive(values: Values): Values {
  const birthDate = values['birthDate'];
  const day = filled(birthDate) ? birthDay(birthDate) : null;
  const { facts } = curpOf(values);
  return { ...(day === null ? {} : { birthYear: Number(day.slice(0, 4)) }), ...(facts === null ? {} : { curp: facts.curp }) };
}
