/** Broken glass: one case, one person, four hours, told at once and reviewed within a day (docs/decisions/0020). */
export { openEmergency, type Emergency } from './open.ts';
export { causes, causeWords, emergencyProblems } from './problems.ts';
export { listEmergencies, remindEmergencies, reviewEmergency } from './review.ts';
export { emergencyRoutes } from './routes.ts';
