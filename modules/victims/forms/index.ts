export { victimForm } from './victim.ts';
export { victimCatalogs } from './catalogs/index.ts';
export { federalInstitutions, stateInstitutions, type InstitutionSeed } from './institutions.ts';
