export { decideErasure, listErasures, requestErasureCommand } from './commands.ts';
export { eraseRecord, resumeErasures } from './erase.ts';
export { erasureRoutes } from './routes.ts';
