import styles from '../commissions.module.css';
import { AgendaCard } from './AgendaCard.tsx';
import { ConvokeCard } from './ConvokeCard.tsx';
import { DataCard, dataKey } from './DataCard.tsx';
import { PutOffCard } from './PutOffCard.tsx';
import { SessionFrame } from './SessionFrame.tsx';

/** First moment: when, where, on what, and the convocation; or to put it off. */
export function PreparePage() {
  return (
    <SessionFrame>
      {(props) => (
        <div className={styles.split}>
          <div className={styles.plain}>
            <DataCard key={dataKey(props)} {...props} />
            <AgendaCard {...props} />
          </div>
          <div className={styles.side}>
            <ConvokeCard {...props} />
            <PutOffCard {...props} />
          </div>
        </div>
      )}
    </SessionFrame>
  );
}
