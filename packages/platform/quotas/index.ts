export { countReveal, noteQuotaRefusal } from './reveal.ts';
export { quotaNotices, quotaProblems } from './problems.ts';
export { quotaRoutes } from './routes.ts';
export { changeQuota, listQuotas, quotaNames, quotaValues, type Quota, type QuotaName } from './settings.ts';
