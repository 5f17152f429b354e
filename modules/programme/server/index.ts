export { acronyms, actions, activities, objectives, programme, programmes, progressReports, strategies } from './modules.ts';
export { documentCommands } from './import/commands.ts';
export { compareFile } from './import/compare-file.ts';
export type { Comparison } from './import/compare.ts';
export { stageDocument } from './import/stage.ts';
export { produceProgramme } from './produce/command.ts';
export { programmeProblems } from './problems.ts';
export { reasonText } from './reasons.ts';
export { programmeRoutes } from './routes.ts';
