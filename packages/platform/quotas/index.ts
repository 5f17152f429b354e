export { countReveal, noteQuotaRefusal } from './reveal.ts';
export { quotaNotices, quotaProblems } from './problems.ts';
export { quotaRoutes } from './routes.ts';
export { changeQuota, listQuotas, quotaValues, type Quota } from './settings.ts';
