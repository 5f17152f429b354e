import { Link } from '@tanstack/react-router';
import styles from './commissions.module.css';
import { tabs } from './tabs.ts';
import { texts } from './texts.ts';

/** The module's screens, on those that are not lists of records. */
export function ModuleTabs() {
  return (
    <nav className={styles.tabs} aria-label={texts.module}>
      {tabs.map(({ to, label }) => <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{label}</Link>)}
    </nav>
  );
}
