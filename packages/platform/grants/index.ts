export { grantRecord, revokeGrant, type Grant, type GrantKind, type NewGrant } from './grant.ts';
export { grantCommands, type GrantView } from './commands.ts';
export { grantRoutes } from './routes.ts';
export { grantProblems } from './problems.ts';
