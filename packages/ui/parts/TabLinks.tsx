import { Link } from '@tanstack/react-router';
import { useMe } from '../session.ts';
import { allows } from '../module.ts';
import styles from './parts.module.css';

/** Address of a screen and how people call it. */
export interface TabLink {
  readonly to: string;
  readonly label: string;
  /** Without this right the screen is of no use, and its tab is not shown. */
  readonly right?: { readonly resource: string; readonly action: string };
}

/** The other screens of the same module, one step away; the one shown is marked. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const me = useMe();
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.filter(({ right }) => right === undefined || allows(me, right.resource, right.action)).map(({ to, label: name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{name}</Link>
      ))}
    </nav>
  );
}
