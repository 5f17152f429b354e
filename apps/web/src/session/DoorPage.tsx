import type { ReactNode } from 'react';
import { useTitle } from '@sintra/ui/parts/Page.tsx';
import { texts } from '../texts.ts';
import { Mark } from '../shell/Mark.tsx';
import styles from './session.module.css';

/** The frame of every screen outside the house: who we are, the form, and what the law says about what is inside. */
export function DoorPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={styles.door}>
      <main className={styles.doorCard}>
        <div className={styles.doorBrand}>
          <Mark size={40} />
          <div>
            <div className={styles.doorName}>{texts.product}</div>
            <div className={styles.doorLong}>{texts.productLong}</div>
          </div>
        </div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.doorLead}>{lead}</p>}
        {children}
        <p className={styles.doorNotice}>{texts.notice.text}</p>
      </main>
    </div>
  );
}
