import { Link } from '@tanstack/react-router';
import styles from './programme.module.css';
import { tabs } from './screens.ts';
import { texts } from './texts.ts';

/** The other screens of the programme, one step away. */
export function ProgrammeTabs() {
  return (
    <nav className={styles.tabs} aria-label={texts.module}>
      {tabs.map(({ to, label }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{label}</Link>)}
    </nav>
  );
}
