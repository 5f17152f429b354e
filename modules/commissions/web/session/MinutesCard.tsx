import { Button } from '@mantine/core';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { sayWritten, StateMark } from '../parts.tsx';
import { texts } from '../texts.ts';
import { Files } from './Files.tsx';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.close;
const files = [['acta.docx', say.word], ['acta.pdf', say.pdf]] as const;
type Status = keyof typeof say.steps;

const steps: Readonly<Record<string, readonly (readonly [Status, string])[]>> = {
  draft: [['under_observation', say.toObserve]], under_observation: [['approved', say.approve], ['draft', say.back]],
};

/** Where the minutes stand, their files, and the next step. */
export function MinutesCard({ board: { session }, writes }: MomentProps) {
  const status = String(session.values['minutesStatus'] ?? 'none');
  const approved = session.values['minutesApprovedOn'];
  const move = useStep<{ to: Status }>(session.id, 'minutes', { done: (_answer, { to }) => say.moved[to] });
  return (
    <section className={styles.card}>
      <div className={styles.line}>
        <h2>{say.minutes}</h2>
        <StateMark tone={status === 'approved' ? 'good' : status === 'none' ? 'quiet' : 'plain'} label={say.steps[status as Status] ?? say.none} />
      </div>
      <p className={styles.quiet}>{typeof approved === 'string' ? say.approvedOn(sayWritten(approved)) : say.made}</p>
      <Files id={session.id} files={files} />
      {writes && (steps[status] ?? []).map(([to, label], index) => (
        <Button key={to} variant={index === 0 ? 'filled' : 'subtle'} loading={move.isPending} onClick={() => move.mutate({ to })}>{label}</Button>
      ))}
      {move.isError && <ErrorNotice error={move.error} />}
    </section>
  );
}
