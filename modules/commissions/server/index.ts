export { bodies, candidacies, commissions, organizations, resolutions, sessions } from './modules.ts';
export { commissionRoutes } from './routes.ts';
export { sayWritten } from './documents/words.ts';
export { instantOf } from './calendar-file.ts';
export { keepReminders, remindCommissions } from './reminders.ts';
export { resolutionLight } from './light-in-words.ts';
export { watchBodies } from './watches.ts';
