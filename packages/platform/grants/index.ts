export { grantRecord, revokeGrant, type Grant, type GrantKind, type NewGrant } from './grant.ts';
export { grantProblems } from './problems.ts';
