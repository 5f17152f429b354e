import { Notice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { AttendanceCard } from './AttendanceCard.tsx';
import { QuorumCard } from './QuorumCard.tsx';
import { ResolutionsCard } from './ResolutionsCard.tsx';
import { SessionFrame, type MomentProps } from './SessionFrame.tsx';

/** Second moment: who came, whether they may decide, and what they decided. */
export function HoldPage() {
  return <SessionFrame live>{(props) => <Hold {...props} />}</SessionFrame>;
}

function Hold(props: MomentProps) {
  const status = props.board.session.values['sessionStatus'];
  if (status === 'planned' || status === 'deferred') return <Notice tone="info">{texts.hold.toConvoke}</Notice>;
  return (
    <div className={styles.split}>
      <div className={styles.plain}>
        <AttendanceCard {...props} />
        {status === 'held' && <ResolutionsCard {...props} />}
      </div>
      <div className={`${styles.side ?? ''} ${styles.first ?? ''}`}><QuorumCard {...props} /></div>
    </div>
  );
}
