import type { Light } from '../api.ts';

/** What the printed plan of a year knows of something to be done. Days are ISO, the second one of a range excluded. */
export interface PlanLine {
  readonly id: string;
  readonly title: string;
  /** What it stands under: its body, objective or chapter. */
  readonly group: string;
  /** Drawn in one row with the others of its group: the sessions of a body. */
  readonly isSeries: boolean;
  /** The date as people wrote it. */
  readonly written: string | null;
  readonly ranges: readonly (readonly [string, string])[];
  readonly dateKind: string | null;
  readonly light: Light;
}

/** A stretch of the year, from 0 to 100. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly light: Light;
  /** Its days are still to be defined. */
  readonly isOpen: boolean;
}

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** Where a day stands in the year, from 0 to 100. */
export function placeInYear(day: string, year: number): number {
  const start = dayOf(`${String(year)}-01-01`);
  const length = dayOf(`${String(year + 1)}-01-01`) - start;
  return Math.min(100, Math.max(0, ((dayOf(day) - start) / length) * 100));
}

const openKinds = new Set(['to_be_defined', 'recurring', 'permanent']);

/** The days of a line that fall in the year; none for what has no date, or another year's. */
export const stretchesOf = ({ ranges, dateKind, light }: PlanLine, year: number): readonly Stretch[] => ranges
  .map(([from, until]) => ({ start: placeInYear(from, year), end: placeInYear(until, year), light, isOpen: openKinds.has(dateKind ?? '') }))
  .filter(({ start, end }) => end > start);

/** From January to December: its bar says nothing that one word does not. */
export const isWholeYear = (line: PlanLine, year: number): boolean => stretchesOf(line, year).some(({ start, end, isOpen }) => start === 0 && end === 100 && !isOpen);

const LONGEST = 30;

/** «19ª Reunión Ordinaria» in a year's row of its body: «19ª». What is not ordinary says so. */
export function shortTitle(title: string): string {
  const [ordinal = '', ...rest] = title.split(/\s+(?:Sesión|Reunión)\b/iu);
  if (rest.length === 0) return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
  const kind = /extraordinaria/iu.test(title) ? ' ext.' : /solemne/iu.test(title) ? ' sol.' : /instalación/iu.test(title) ? ' inst.' : '';
  return `${ordinal}${kind}`;
}
