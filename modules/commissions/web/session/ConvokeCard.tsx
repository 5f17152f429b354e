import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import { Files } from './Files.tsx';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.prepare;
const documents = [['convocatoria.docx', say.word], ['convocatoria.pdf', say.pdf], ['convocatoria.eml', say.eml], ['aviso.eml', say.warning], ['sesion.ics', say.ics]] as const;

/** What is missing, whether the notice is whole, who is written to; and the act. */
export function ConvokeCard({ board, writes }: MomentProps) {
  const { session, mail } = board;
  const status = String(session.values['sessionStatus'] ?? 'planned');
  const convoked = !['planned', 'deferred', 'cancelled'].includes(status);
  const told = (status === 'deferred' || status === 'cancelled') && session.values['convokedOn'] !== undefined;
  return (
    <>
      <section className={styles.card}>
        <h2>{say.convocation}</h2>
        {convoked && <Notice tone="info">{say.already(sayWritten(session.values['convokedOn']))}</Notice>}
        {mail.waiting + mail.sent + mail.failed > 0 && <p className={styles.quiet}>{say.sent(mail.waiting, mail.sent, mail.failed)}</p>}
        {!convoked && status !== 'cancelled' && <p className={styles.quiet}>{mail.available ? say.mail(mail.addresses) : say.byHand(mail.addresses)}</p>}
        {!convoked && status !== 'cancelled' && writes && <Convoke board={board} />}
      </section>
      <section className={styles.card}>
        <h2>{say.documents}</h2>
        <Files id={session.id} files={documents.filter(([name]) => (name !== 'sesion.ics' || session.day !== null) && (name !== 'aviso.eml' || told))} />
      </section>
    </>
  );
}

function Convoke({ board: { session, missing, notice } }: { board: MomentProps['board'] }) {
  const [reason, setReason] = useState('');
  const convoke = useStep<{ shortNotice?: string }>(session.id, 'convoke', { done: say.convoked });
  const late = notice !== null && notice.days < notice.needed;
  const send = () => convoke.mutate({ ...(late && { shortNotice: reason.trim() }) });
  return (
    <>
      {missing.length > 0 && <Notice tone="warning">{say.lacks(missing.join(', '))}</Notice>}
      {notice !== null && <p className={styles.quiet}>{say.notice(notice.days, notice.needed)} {late ? say.late(sayWritten(notice.lastDay)) : say.onTime(sayWritten(notice.lastDay))}</p>}
      {late && <Textarea label={say.reason} value={reason} autosize minRows={2} onChange={(event) => setReason(event.currentTarget.value)} />}
      {convoke.isError && <ErrorNotice error={convoke.error} />}
      <div><Button loading={convoke.isPending} disabled={missing.length > 0} onClick={send}>{say.convoke}</Button></div>
    </>
  );
}
