import { Fragment } from 'react';
import type { CalendarView, Item } from './api.ts';
import styles from './calendar.module.css';
import { ItemLight, ItemLink, whoOf } from './ItemTag.tsx';
import { texts } from './texts.ts';

function Line({ item }: { item: Item }) {
  return (
    <tr>
      <td>{item.written ?? texts.noDate}</td>
      <td>{texts.kindOne[item.kind]}</td>
      <th scope="row"><ItemLink item={item} /></th>
      <td>{item.bodyName ?? '—'}</td>
      <td>{whoOf(item) || '—'}</td>
      <td><ItemLight item={item} /></td>
    </tr>
  );
}

/** Under the month of its first day within what is shown. */
const monthOf = ({ ranges }: Item, from: string): string => {
  const day = ranges.find(([, until]) => until > from)?.[0] ?? from;
  const shown = day < from ? from : day;
  return texts.monthOf(texts.months[Number(shown.slice(5, 7)) - 1] ?? '', shown.slice(0, 4));
};

/** Everything in the order of its days: the calendar as a table. */
export function AgendaView({ view, title }: { view: CalendarView; title: string }) {
  const groups = [...Map.groupBy(view.items, (item) => monthOf(item, view.from)), ...(view.undated.length === 0 ? [] : [[texts.undated, view.undated] as const])];
  return (
    <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
      <table className={styles.agenda}>
        <caption>{texts.count(view.items.length + view.undated.length)}</caption>
        <thead><tr>{[texts.when, texts.kind, texts.what, texts.where, texts.who, texts.light].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {groups.map(([month, items]) => (
            <Fragment key={month}>
              <tr className={styles.group}><th scope="colgroup" colSpan={6}>{month}</th></tr>
              {items.map((item) => <Line key={item.id} item={item} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
