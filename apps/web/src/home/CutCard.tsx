import { IconCalendarDue } from '@tabler/icons-react';
import { sayDay } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import { Card } from './Card.tsx';
import { cutOf } from './cut.ts';
import styles from './home.module.css';

export function CutCard() {
  const { quarter, until, days } = cutOf(new Date());
  return (
    <Card title={texts.work.cut} icon={IconCalendarDue}>
      <p className={styles.line}>{texts.work.cutDays(days, quarter)}</p>
      <p className={styles.quiet}>{texts.work.cutUntil(sayDay(`${until}T12:00:00-06:00`))}</p>
    </Card>
  );
}
