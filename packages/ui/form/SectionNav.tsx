import type { MouseEvent } from 'react';
import styles from './form.module.css';

interface SectionLink {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** A number to know, or something that is missing. */
  readonly tone?: 'missing';
}

/** The same index where there is no room beside: folded above what it lists. */
export function FoldedNav(props: { label: string; sections: readonly SectionLink[] }) {
  return <details className={styles.foldedNav}><summary>{props.label}</summary><SectionNav {...props} /></details>;
}

/** Where one is in a long form or record, and what each part lacks. */
export function SectionNav({ label, sections }: { label: string; sections: readonly SectionLink[] }) {
  const go = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    const section = document.getElementById(id);
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    section?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
    const heading = section?.querySelector<HTMLElement>('h2');
    if (heading === null || heading === undefined) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  return (
    <nav className={styles.sectionNav} aria-label={label}>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`} onClick={go(section.id)}>
              <span>{section.label}</span>
              {section.note !== undefined && <span className={styles.sectionNote} data-tone={section.tone}>{section.note}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
