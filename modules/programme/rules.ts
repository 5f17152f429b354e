export { activityTitle, firstWords, reportTitle, stepTitle } from './rules/titles.ts';
export { lightOf, type Light, type Lit } from './rules/lights.ts';
export { halfOf, halfRange, isWaiting, type Half } from './rules/half-year.ts';
