import { addDays } from '@sintra/definition';

interface Ranged {
  readonly ranges: readonly (readonly [string, string])[];
}

/** What covers more than a week stands above the grid: it would fill every day of it. */
const LONG_DAYS = 7;

const daysBetween = (from: string, until: string): number => (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
const covers = (day: string) => ([from, until]: readonly [string, string]): boolean => from <= day && day < until;
const isLong = ([from, until]: readonly [string, string]): boolean => daysBetween(from, until) > LONG_DAYS;

/** The weeks of a month, from Monday; null for the days of its neighbours. */
export function weeksOf(from: string, until: string): readonly (readonly (string | null)[])[] {
  const before = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = Array.from({ length: daysBetween(from, until) }, (_, index) => addDays(from, index));
  const cells = [...Array.from({ length: before }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_unused, day) => cells[week * 7 + day] ?? null));
}

/** What stands on a day of the grid. */
export const onDay = <T extends Ranged>(items: readonly T[], day: string): readonly T[] => items.filter(({ ranges }) => ranges.some((range) => !isLong(range) && covers(day)(range)));

/** What stands above the grid: a long range of it meets these days. */
export const longIn = <T extends Ranged>(items: readonly T[], from: string, until: string): readonly T[] =>
  items.filter(({ ranges }) => ranges.some((range) => isLong(range) && range[0] < until && range[1] > from));
