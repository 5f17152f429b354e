import { useQuery } from '@tanstack/react-query';
import { IconCalendarEvent, IconClockExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { calendarTexts, nextQuery, type Item } from '@sintra/calendar/web';
import { Card } from './Card.tsx';
import styles from './home.module.css';
import { nextTexts as words } from './texts.ts';

function Lines({ items, empty }: { items: readonly Item[] | undefined; empty: string }) {
  if (items === undefined || items.length === 0) return <p className={styles.line}>{items === undefined ? '\u00a0' : empty}</p>;
  return (
    <ul className={styles.list}>
      {items.map(({ id, kind, title, bodyName, path, written, startsAt }) => (
        <li key={id} className={styles.next}>
          <Link to={path}>{title === '' ? calendarTexts.kindOne[kind] : title}</Link>
          <span className={styles.quiet}>{[words.when(written ?? '', startsAt), bodyName].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The next sessions of the bodies of one's institution, and what it answers for that falls due next, each with its record. */
export function NextCards() {
  const { data } = useQuery(nextQuery);
  return (
    <>
      <Card title={words.sessions} icon={IconCalendarEvent} waits={(data?.sessions.length ?? 0) > 0}>
        <Lines items={data?.sessions} empty={words.noSessions} />
        <Link to="/calendario">{words.calendar}</Link>
      </Card>
      <Card title={words.due} icon={IconClockExclamation} waits={data?.due.some(({ light }) => light === 'amber') === true}>
        <Lines items={data?.due} empty={words.noDue} />
        <Link to="/calendario" search={{ vista: 'agenda' }}>{words.agenda}</Link>
      </Card>
    </>
  );
}
