import { halfOf, type Half } from '../rules/half-year.ts';
import { texts } from './texts.ts';

/** The half year that a report made today covers: the running one in the programme's own year, its first or last otherwise. */
function halfFor(year: number, today: string): Half {
  const now = Number(today.slice(0, 4));
  return now === year ? halfOf(today) : now < year ? 1 : 2;
}

/** Address of a new report of progress on an activity, begun with what is known: the activity, and the half year that it covers. */
export const newReport = (activity: string, year: number, today: string | undefined, half?: Half) => ({
  to: '/programa/informes/nueva',
  search: { subjectType: 'activity', activity, ...(year > 0 && today !== undefined && { period: texts.period(half ?? halfFor(year, today), year) }) },
});
