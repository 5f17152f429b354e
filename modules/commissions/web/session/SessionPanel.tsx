import type { PanelProps } from '@sintra/ui/records/screens.ts';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { Moments } from './SessionFrame.tsx';

/** Above the record of a session: the way to its three moments. */
export function SessionPanel({ record }: PanelProps) {
  return (
    <section className={styles.card}>
      <h2>{texts.session.three}</h2>
      <Moments id={record.id} />
    </section>
  );
}
