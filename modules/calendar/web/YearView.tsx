import { Fragment } from 'react';
import { placeInYear, YearBar } from '@sintra/programme/web';
import type { CalendarView, Item } from './api.ts';
import styles from './calendar.module.css';
import { ItemLight, ItemLink } from './ItemTag.tsx';
import { texts } from './texts.ts';

/** Only the days of this year: a range that began before stands from January. */
const within = (item: Item, year: number): Item => ({ ...item, ranges: item.ranges.filter(([from, until]) => from < `${String(year + 1)}-01-01` && until > `${String(year)}-01-01`) });

function Line({ item, year }: { item: Item; year: number }) {
  return (
    <tr>
      <th scope="row"><ItemLink item={item} /></th>
      <td>{item.written ?? texts.noDate}</td>
      <td className={styles.barCell}><YearBar line={within(item, year)} year={year} /></td>
      <td><ItemLight item={item} /></td>
    </tr>
  );
}

function Group({ label, items, year }: { label: string; items: readonly Item[]; year: number }) {
  if (items.length === 0) return null;
  return (
    <Fragment>
      <tr className={styles.group}><th scope="colgroup" colSpan={4}>{label}</th></tr>
      {items.map((item) => <Line key={item.id} item={item} year={year} />)}
    </Fragment>
  );
}

const order = ['session', 'activity', 'resolution', 'agreement'] as const;

/** The year's plan: twelve months, bars for ranges, hatching for what is to be defined, a mark for today. Prints on one sheet. */
export function YearView({ view, year }: { view: CalendarView; year: number }) {
  const rows = view.items.length + view.undated.length + 6;
  return (
    <div className={styles.scroll} role="region" aria-label={texts.title.year(year)} tabIndex={0}>
      <table className={styles.year} data-current={view.today.startsWith(String(year))} style={{ '--today': `${String(placeInYear(view.today, year))}%`, '--rows': rows } as React.CSSProperties}>
        <caption>{texts.count(view.items.length + view.undated.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th><th scope="col">{texts.when}</th>
            <th scope="col" className={styles.months}><span className={styles.hidden}>{texts.plan}</span><span aria-hidden>{texts.shortMonths.map((month) => <span key={month}>{month}</span>)}</span></th>
            <th scope="col">{texts.light}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((kind) => <Group key={kind} label={texts.kinds[kind]} items={view.items.filter((item) => item.kind === kind)} year={year} />)}
          <Group label={texts.undated} items={view.undated} year={year} />
        </tbody>
      </table>
    </div>
  );
}
