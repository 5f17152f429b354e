/** Dates as people write them, and as the system reads them back. Pure: runs in the browser and on the server alike. */
export { readDate, type DateKind, type DayRange, type FuzzyDate } from './dates/read.ts';
export { sayDate } from './dates/say.ts';
export { readBirthDate, readExactDay } from './dates/exact.ts';
export { addDays, noBeginning } from './dates/calendar.ts';
export type { DateProblem } from './dates/units.ts';
export { compareDates, dueOf, type Due } from './dates/due.ts';
