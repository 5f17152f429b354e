import { Link } from '@tanstack/react-router';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

const tabs = [
  { to: '/calendario', label: texts.tabs.calendar }, { to: '/calendario/cumplimiento', label: texts.tabs.compliance },
  { to: '/calendario/suscripciones', label: texts.tabs.feeds }, { to: '/programa', label: texts.tabs.sheet },
] as const;

/** The other screens of the calendar, and the year sheet of the programme, one step away. */
export function CalendarTabs() {
  return (
    <nav className={styles.tabs} aria-label={texts.module}>
      {tabs.map(({ to, label }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{label}</Link>)}
    </nav>
  );
}
