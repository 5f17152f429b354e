import { Link } from '@tanstack/react-router';
import type { CalendarView, Item } from './api.ts';
import styles from './calendar.module.css';
import { ItemLight, ItemLink } from './ItemTag.tsx';
import { longIn, onDay, weeksOf } from './month.ts';
import { texts } from './texts.ts';

/** Lines that a day shows before it sends to the agenda. */
const MOST_OF_DAY = 4;
/** Lines of a list beside the grid that is open from the start. */
const MOST_OPEN = 8;

function Day({ day, today, items, agenda }: { day: string | null; today: string; items: readonly Item[]; agenda: object }) {
  if (day === null) return <td className={styles.outside}><span className={styles.hidden}>{texts.outside}</span></td>;
  const own = onDay(items, day);
  return (
    <td data-today={day === today} aria-current={day === today ? 'date' : undefined}>
      <span className={styles.dayNumber}>{Number(day.slice(8))}</span>
      {own.length > 0 && <ul>{own.slice(0, MOST_OF_DAY).map((item) => <li key={item.id} data-light={item.light}><ItemLink item={item} /></li>)}</ul>}
      {own.length > MOST_OF_DAY && <Link to="/calendario" search={agenda}>{texts.restOfDay(own.length - MOST_OF_DAY)}</Link>}
    </td>
  );
}

function ListOf({ title, help, items }: { title: string; help?: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <details className={styles.aside} open={items.length <= MOST_OPEN}>
      <summary>{title} ({items.length})</summary>
      {help !== undefined && <p className={styles.quiet}>{help}</p>}
      <ul>{items.map((item) => <li key={item.id}><ItemLight item={item} /> <ItemLink item={item} /> <span className={styles.quiet}>{item.written ?? texts.noDate}</span></li>)}</ul>
    </details>
  );
}

/** One month: what has its days in the grid, what lasts longer above it, what has no date below. */
export function MonthView({ view, title, agenda }: { view: CalendarView; title: string; agenda: object }) {
  return (
    <>
      <ListOf title={texts.longer} items={longIn(view.items, view.from, view.until)} />
      <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
        <table className={styles.month}>
          <caption className={styles.hidden}>{title}</caption>
          <thead><tr>{texts.days.map((day) => <th key={day} scope="col">{day}</th>)}</tr></thead>
          <tbody>
            {weeksOf(view.from, view.until).map((week, index) => (
              <tr key={index}>{week.map((day, column) => <Day key={day ?? `empty-${String(column)}`} day={day} today={view.today} items={view.items} agenda={agenda} />)}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <ListOf title={texts.undated} help={texts.undatedHelp} items={view.undated} />
    </>
  );
}
