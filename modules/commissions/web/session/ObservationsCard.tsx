import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { StateMark } from '../parts.tsx';
import { texts } from '../texts.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { usePatch } from './useStep.ts';

const say = texts.close;

/** What members asked to correct, each until it is settled. */
export function ObservationsCard({ board: { session, today }, writes }: MomentProps) {
  const [text, setText] = useState('');
  const patch = usePatch(session.id, say.observed);
  const open = writes && session.values['minutesStatus'] !== 'approved';
  const change = (observations: readonly object[]) => patch.mutate({ groups: { observations } }, { onSuccess: () => setText('') });
  return (
    <section className={styles.card}>
      <h2>{say.observations}</h2>
      {session.observations.length === 0 && <p className={styles.quiet}>{say.noObservations}</p>}
      <ul className={styles.plain}>
        {session.observations.map((row) => (
          <li key={row.id}>
            <p className={styles.text}>{String(row.values['observation'] ?? '')}</p>
            <div className={styles.line}>
              {row.values['observationSettled'] === 'yes' ? <StateMark tone="good" label={say.settled} />
                : open && <Button variant="default" size="compact-sm" onClick={() => change([{ id: row.id, values: { observationSettled: 'yes' } }])}>{say.settle}</Button>}
            </div>
          </li>
        ))}
      </ul>
      {open && (
        <>
          <Textarea label={say.observation} value={text} autosize minRows={2} onChange={(event) => setText(event.currentTarget.value)} />
          <div><Button variant="default" loading={patch.isPending} disabled={text.trim() === ''} onClick={() => change([{ values: { observation: text.trim(), observedOn: today } }])}>{say.addObservation}</Button></div>
        </>
      )}
      {patch.isError && <ErrorNotice error={patch.error} />}
    </section>
  );
}
