import { useMemo } from 'react';
import { planTexts, YearPlan, type PlanLine } from '@sintra/programme/web';
import { sayNumber } from '@sintra/ui/words.ts';
import type { CalendarView, Item } from './api.ts';
import { texts } from './texts.ts';

const order = ['session', 'activity', 'resolution', 'agreement'] as const;
/** Under its objective; what has none under its kind. */
const groupOf = ({ kind, bodyName, objectiveName }: Item): string => (kind === 'session' ? bodyName ?? texts.none.body : objectiveName ?? texts.kinds[kind]);

function linesOf({ items, undated }: CalendarView): readonly PlanLine[] {
  const line = (item: Item): PlanLine => ({ ...item, title: item.title || texts.kindOne[item.kind], group: groupOf(item), isSeries: item.kind === 'session' });
  return [...items, ...undated].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || groupOf(a).localeCompare(groupOf(b), 'es', { numeric: true })).map(line);
}

/** The year on paper: one sheet. */
export function PrintedYear({ view, year, isFiltered }: { view: CalendarView; year: number; isFiltered: boolean }) {
  const lines = useMemo(() => linesOf(view), [view]);
  const note = [isFiltered && planTexts.filtered, view.more && planTexts.cut(sayNumber(view.most))].filter(Boolean).join(' · ');
  return <YearPlan title={planTexts.title(year)} lines={lines} year={year} today={view.today} note={note || undefined} />;
}
