import { Link } from '@tanstack/react-router';
import styles from './parts.module.css';

/** Address of a screen and how people call it. */
export interface TabLink {
  readonly to: string;
  readonly label: string;
}

/** The other screens of the same module, one step away; the one shown is marked. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ to, label: name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{name}</Link>
      ))}
    </nav>
  );
}
