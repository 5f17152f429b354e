export { loadMunicipalities } from './municipalities.ts';
export { territoryProblems } from './problems.ts';
