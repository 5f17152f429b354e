export { grantRecord, revokeGrant, type Grant, type NewGrant } from './grant.ts';
export { grantCommands } from './commands.ts';
export { grantRoutes } from './routes.ts';
export { grantProblems } from './problems.ts';
