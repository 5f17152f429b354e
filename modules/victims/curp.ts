/** CURP, the key of the population registry: optional for a victim, never asked of a registry here. Pure: browser and server alike. */
export { checkDigit, normalizeCurp } from './curp/letters.ts';
export { readCurp, type CurpFacts, type CurpProblem, type CurpRefusal } from './curp/read.ts';
export { lettersOf, type CurpLetters, type PersonName } from './curp/names.ts';
export { curpMismatches, curpPrefill } from './curp/compare.ts';
