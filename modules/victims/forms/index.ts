export { victimForm } from './victim.ts';
export { victimCatalogs } from './catalogs/index.ts';
export {
  checkDigit, curpMismatches, curpPrefill, normalizeCurp, readCurp, type CurpFacts, type CurpProblem, type CurpRefusal,
} from '../curp.ts';
export { federalInstitutions, stateInstitutions, type InstitutionSeed } from './institutions.ts';
