import { sayWrittenDay } from '@sintra/ui/words.ts';
import type { CalendarView, Item } from './api.ts';

const said = (item: Item): Item => ({ ...item, written: item.written === null ? null : sayWrittenDay(item.written) });

/** The list with each date that is one day in words; the rest, as it was written. */
export const inWords = (view: CalendarView): CalendarView => ({ ...view, items: view.items.map(said), undated: view.undated.map(said) });
