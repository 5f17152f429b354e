import { useEffect, type ReactNode } from 'react';
import { productName } from '../product.ts';
import styles from './parts.module.css';

/** Title of the tab: the screen's name only, never a person's. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${productName}`;
  }, [title]);
}

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: 'wide' | 'narrow';
}

/** One screen: its heading (which takes the focus on navigation), what can be done with it, and its content. */
export function Page({ title, lead, actions, children, width = 'wide' }: Props) {
  useTitle(title);
  return (
    <div className={styles.page} data-width={width}>
      <header className={styles.pageHead}>
        <div>
          <h1 tabIndex={-1} data-page-title>{title}</h1>
          {lead !== undefined && <p className={styles.quiet}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** What belongs here and the ways to begin, where there is nothing yet. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
