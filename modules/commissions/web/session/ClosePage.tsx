import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { MinutesCard } from './MinutesCard.tsx';
import { ObservationsCard } from './ObservationsCard.tsx';
import { ResolutionList } from './ResolutionsCard.tsx';
import { SessionFrame, type MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.close;

/** Third moment: the minutes, and the follow-up that is born. */
export function ClosePage() {
  return <SessionFrame>{(props) => <Close {...props} />}</SessionFrame>;
}

function Close(props: MomentProps) {
  const { board, writes } = props;
  const { values } = board.session;
  if (values['sessionStatus'] !== 'held') return <Notice tone="info">{say.notHeld}</Notice>;
  const ended = values['minutesStatus'] !== undefined && values['minutesStatus'] !== 'none';
  return (
    <div className={styles.split}>
      <div className={styles.plain}>
        {!ended && writes && <EndCard {...props} />}
        {ended && <ObservationsCard {...props} />}
        <section className={styles.card}>
          <h2>{say.followUp}</h2>
          {board.resolutions.length === 0 ? <p className={styles.quiet}>{texts.hold.noResolutions}</p> : <ResolutionList board={board} />}
        </section>
      </div>
      <div className={styles.side}><MinutesCard {...props} /></div>
    </div>
  );
}

function EndCard({ board: { session } }: MomentProps) {
  const [hour, setHour] = useState('');
  const close = useStep<{ endsAt: string }>(session.id, 'close', { done: say.closed });
  return (
    <section className={styles.card}>
      <h2>{say.end}</h2>
      <div className={styles.row}>
        <TextInput className={styles.small ?? ''} label={say.endsAt} placeholder="12:30" value={hour} onChange={(event) => setHour(event.currentTarget.value)} />
        <Button loading={close.isPending} onClick={() => close.mutate({ endsAt: hour.trim() })}>{say.close}</Button>
      </div>
      {close.isError && <ErrorNotice error={close.error} />}
    </section>
  );
}
