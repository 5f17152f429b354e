import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { basisWords, StateMark } from '../parts.tsx';
import { texts } from '../texts.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.hold;

/** The quorum as it stands, said aloud when it changes; and the steps that it allows. */
export function QuorumCard({ board, writes }: MomentProps) {
  const { session, rules } = board;
  const second = session.values['secondCall'] === 'yes';
  const quorum = second ? board.quorum.second : board.quorum.first;
  const share = quorum.voting === 0 ? 0 : Math.min(100, Math.round((quorum.present / quorum.voting) * 100));
  const status = session.values['sessionStatus'];
  return (
    <section className={styles.card} aria-label={say.quorum}>
      <h2>{say.quorum}</h2>
      <p className={styles.quiet}>{second ? say.calls.second : say.calls.first}</p>
      <div role="status" aria-live="polite">
        <p className={`${styles.big ?? ''} ${styles.text ?? ''}`}>{say.present(quorum.present, quorum.voting)}</p>
        <div className={styles.line}><span>{say.needed(quorum.needed)}</span><StateMark tone={quorum.reached ? 'good' : 'warning'} label={quorum.reached ? say.reached : say.lacking} /></div>
        {quorum.lacksChair && <p className={styles.quiet}>{say.lacksChair}</p>}
      </div>
      <div className={styles.meter} aria-hidden="true"><span style={{ inlineSize: `${String(share)}%` }} /></div>
      <p className={styles.quiet}>{basisWords(rules)}</p>
      {status === 'no_quorum' && <Notice tone="warning">{say.over}</Notice>}
      {status === 'convoked' && writes && <Steps board={board} second={second} reached={quorum.reached} />}
    </section>
  );
}

const now = (): string => new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date());

function Steps({ board: { session }, second, reached }: { board: MomentProps['board']; second: boolean; reached: boolean }) {
  const [hour, setHour] = useState(now);
  const open = useStep<{ startsAt: string }>(session.id, 'open', { done: say.opened });
  const next = useStep(session.id, 'second-call', { done: say.secondNow });
  const end = useStep(session.id, 'no-quorum', { done: say.undone });
  const error = open.error ?? next.error ?? end.error;
  return (
    <>
      <div className={styles.row}>
        <TextInput className={styles.small ?? ''} label={say.hour} value={hour} onChange={(event) => setHour(event.currentTarget.value)} />
        <Button loading={open.isPending} disabled={!reached} onClick={() => open.mutate({ startsAt: hour })}>{say.open}</Button>
      </div>
      {!reached && !second && <Button variant="default" loading={next.isPending} onClick={() => next.mutate({})}>{say.toSecond}</Button>}
      {!reached && <Button variant="subtle" color="gray" loading={end.isPending} onClick={() => end.mutate({})}>{say.noQuorum}</Button>}
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
