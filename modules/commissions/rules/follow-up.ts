import { daysBetween, lastDay } from './days.ts';

/** `undated`: reviewed each half-year by the Secretaría Técnica. `recurring` and permanent ones have no last day either. */
export type Light = 'done' | 'withdrawn' | 'overdue' | 'due_soon' | 'on_time' | 'undated';

/** Days before its last day from which a resolution is coming due. */
export const DUE_SOON_DAYS = 30;

/** The light of a resolution, by its state and the last day of its due date as written. */
export function lightOf(status: string | null, dueDate: string | null, today: string): Light {
  if (status === 'fulfilled') return 'done';
  if (status === 'cancelled' || status === 'replaced') return 'withdrawn';
  const last = lastDay(dueDate);
  if (last === null) return 'undated';
  if (last < today) return 'overdue';
  return daysBetween(today, last) <= DUE_SOON_DAYS ? 'due_soon' : 'on_time';
}
