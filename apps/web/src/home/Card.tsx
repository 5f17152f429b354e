import type { ComponentType, ReactNode } from 'react';
import { useId } from 'react';
import styles from './home.module.css';

interface Props {
  readonly title: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** Something waits here; otherwise the card is quiet. */
  readonly waits?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, icon: Icon, waits = false, children }: Props) {
  const id = useId();
  return (
    <section className={styles.card} data-waits={waits} aria-labelledby={id}>
      <h2 id={id}><Icon size={20} aria-hidden /> {title}</h2>
      {children}
    </section>
  );
}
