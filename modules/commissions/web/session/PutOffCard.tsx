import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Notice } from '@sintra/ui/parts/Notice.tsx';
import { ReasonForm } from '@sintra/ui/parts/ReasonForm.tsx';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.prepare;
const statuses = texts.session.status;

/** To another day, or off: with the reason that those convened are told. */
export function PutOffCard({ board: { session }, writes }: MomentProps) {
  const status = String(session.values['sessionStatus'] ?? 'planned') as keyof typeof statuses;
  const [asked, setAsked] = useState<'defer' | 'cancel' | null>(null);
  const [to, setTo] = useState('');
  const [startsAt, setStartsAt] = useState('');
  const said = (done: string) => (answer: { queued: number }) => { setAsked(null); return done + say.told(answer.queued); };
  const defer = useStep<{ to: string; startsAt?: string; reason: string }>(session.id, 'defer', { done: said(say.deferred) });
  const cancel = useStep<{ reason: string }>(session.id, 'cancel', { done: said(say.cancelled) });
  const over = status === 'cancelled' || status === 'no_quorum';
  const reason = session.values['statusReason'];
  if (status === 'held' || (!writes && typeof reason !== 'string')) return null;
  return (
    <section className={styles.card}>
      <h2>{over ? say.again : say.putOff}</h2>
      {typeof reason === 'string' && <Notice tone="info">{say.because(statuses[status], reason)}</Notice>}
      {writes && asked === null && (
        <>
          <p className={styles.quiet}>{over ? say.againHelp : say.putOffHelp}</p>
          <div className={styles.row}>
            <Button variant="default" onClick={() => setAsked('defer')}>{over ? say.again : say.defer}</Button>
            {!over && <Button variant="default" onClick={() => setAsked('cancel')}>{say.cancel}</Button>}
          </div>
        </>
      )}
      {asked === 'defer' && (
        <>
          <TextInput label={say.to} description={to.trim() === '' ? say.toHelp : sayWritten(to)} inputWrapperOrder={['label', 'input', 'description', 'error']} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          <TextInput label={say.newHour} description={say.startsHelp} inputWrapperOrder={['label', 'input', 'description', 'error']} value={startsAt} onChange={(event) => setStartsAt(event.currentTarget.value)} />
          <ReasonForm title={say.defer} explain={say.deferExplain} confirm={say.defer} leave={say.leave} pending={defer.isPending} error={defer.error} onCancel={() => setAsked(null)}
            onConfirm={(why) => defer.mutate({ to: to.trim(), reason: why, ...(startsAt.trim() !== '' && { startsAt: startsAt.trim() }) })} />
        </>
      )}
      {asked === 'cancel' && <ReasonForm title={say.cancel} explain={say.cancelExplain} confirm={say.cancel} leave={say.leave} pending={cancel.isPending} error={cancel.error} onCancel={() => setAsked(null)} onConfirm={(why) => cancel.mutate({ reason: why })} />}
    </section>
  );
}
