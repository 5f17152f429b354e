import { grantTexts as words } from './texts.ts';

const list = new Intl.ListFormat('es', { type: 'conjunction' });

/** «generales y confidenciales». */
export const sayClasses = (classes: readonly string[]): string => list.format([...new Set(classes.map((code) => words.classWords[code] ?? code))]);

/** The last instant of a day of the country's centre, which keeps one hour all year. */
export const endOfDay = (day: string): string => `${day}T23:59:59-06:00`;
/** Days that a date picker wants, counted in the country's centre. */
export const dayIn = (days: number, now = Date.now()): string => new Date(now + days * 86_400_000 - 6 * 3_600_000).toISOString().slice(0, 10);
