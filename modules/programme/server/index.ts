export { acronyms, actions, activities, objectives, programme, programmes, progressReports, strategies } from './modules.ts';
