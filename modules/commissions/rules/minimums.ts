import type { BodyRules } from './body-rules.ts';
import { addMonths, daysBetween } from './days.ts';
import { lastDayToConvoke } from './working-days.ts';

/** `warning`: still possible, but not for long. `missed`: the day has gone by. */
export type WatchState = 'met' | 'on_track' | 'warning' | 'missed';

export interface Watch {
  readonly rule: 'per_year' | 'every_months';
  readonly state: WatchState;
  /** Last day on which the next ordinary session keeps the rule. */
  readonly deadline: string;
  /** Last day to convoke it with whole notice. */
  readonly convokeBy: string;
  readonly held: number;
  readonly required: number;
}

/** Days that a session is given before its last day to convoke: warned from then on. */
const WARNING_DAYS = 30;

const stateOf = (deadline: string, convokeBy: string, today: string, room: number): WatchState =>
  (today > deadline ? 'missed' : daysBetween(today, convokeBy) <= room ? 'warning' : 'on_track');

/** One year's minimum of ordinary sessions (Comisión: two, Reglamento LGT 35, 36). Each that lacks takes its own time. */
function watchOneYear(rules: BodyRules, required: number, held: readonly string[], year: number, today: string): Watch {
  const deadline = `${String(year)}-12-31`;
  const count = held.filter((day) => day.startsWith(String(year)) && day <= today).length;
  const convokeBy = lastDayToConvoke(deadline, rules.noticeOrdinaryDays);
  const state = count >= required ? 'met' : stateOf(deadline, convokeBy, today, WARNING_DAYS + 45 * (required - count - 1));
  return { rule: 'per_year', state, deadline, convokeBy, held: count, required };
}

/** This year; and the last one, where it was missed by a body that was there since its first day. */
function watchYear(rules: BodyRules, held: readonly string[], installed: string | null, today: string): Watch[] {
  const required = rules.minimumPerYear;
  if (required === null || required === 0) return [];
  const year = Number(today.slice(0, 4));
  const last = watchOneYear(rules, required, held, year - 1, today);
  const wasThere = installed !== null && installed <= `${String(year - 1)}-01-01`;
  return [...(wasThere && last.state === 'missed' ? [last] : []), watchOneYear(rules, required, held, year, today)];
}

/** At least one ordinary session every so many months, from the last one or from the installation. */
function watchMonths(rules: BodyRules, held: readonly string[], installed: string | null, today: string): Watch[] {
  const months = rules.atLeastEveryMonths;
  if (months === null || months === 0) return [];
  const past = held.filter((day) => day <= today).sort();
  const from = past.at(-1) ?? installed;
  if (from === null) return [];
  const deadline = addMonths(from, months);
  const convokeBy = lastDayToConvoke(deadline, rules.noticeOrdinaryDays);
  return [{ rule: 'every_months', state: stateOf(deadline, convokeBy, today, WARNING_DAYS), deadline, convokeBy, held: past.length, required: months }];
}

/**
 * How a body stands against its legal minimums at any «today».
 * @param held days of ordinary sessions held, ISO
 * @param installed day of the installation, ISO, for a body that has not met yet
 */
export const watchMinimums = (rules: BodyRules, held: readonly string[], installed: string | null, today: string): readonly Watch[] =>
  [...watchYear(rules, held, installed, today), ...watchMonths(rules, held, installed, today)];
