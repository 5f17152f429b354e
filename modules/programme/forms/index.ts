export { acronymForm, actionForm, objectiveForm, programmeForm, strategyForm } from './programme.ts';
export { activityForm } from './activity.ts';
export { progressReportForm } from './progress-report.ts';
export { activityCatalogs, programmeCatalogs, progressCatalogs } from './catalogs.ts';
