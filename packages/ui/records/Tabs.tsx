import { Link } from '@tanstack/react-router';
import styles from './records.module.css';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** The other lists of the same module, one step away. */
export function Tabs() {
  const { tabs = [] } = useScreens();
  if (tabs.length === 0) return null;
  return (
    <nav className={styles.tabs} aria-label={texts.list.tabs}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{label}</Link>
      ))}
    </nav>
  );
}
