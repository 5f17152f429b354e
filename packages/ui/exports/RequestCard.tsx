import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { downloadFile } from '../api/download.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { decideRequest, requestsKey, type Approval } from './api.ts';
import styles from './requests.module.css';
import { requestTexts as words } from './texts.ts';

const moment = new Intl.DateTimeFormat('es-MX', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false });
const when = (instant: string): string => moment.format(new Date(instant));

/** What is asked for, in words. */
function About({ one }: { one: Approval }) {
  const { details } = one;
  return (
    <>
      <p>{one.kind === 'erasure' ? words.folio(details.folio ?? '') : `${words.records(one.records)} · ${details.words ?? ''}`}</p>
      {one.searched && <p className={styles.quiet}>{words.searched}</p>}
      <p>«{one.reason}»</p>
      <p className={styles.quiet}>{words.asked(one.askedBy ?? '', when(one.askedAt))}</p>
      {one.state === 'waiting' && details.today !== undefined && details.today > one.records && <p className={styles.quiet}>{words.today(details.today)}</p>}
      {one.decidedAt !== null && <p className={styles.quiet}>{words.decided(one.decidedBy ?? '', when(one.decidedAt))}{one.decisionReason !== null && `: «${one.decisionReason}»`}</p>}
    </>
  );
}

/** The answer to another person's request: allowing an export is one press; refusing, or erasing for ever, is written. */
function Decide({ one }: { one: Approval }) {
  const client = useQueryClient();
  const [writing, setWriting] = useState<'approved' | 'refused' | null>(null);
  const deciding = useMutation({
    mutationFn: ({ decision, reason }: { decision: 'approved' | 'refused'; reason?: string }) => decideRequest(one.kind, one.id, decision, reason),
    onSuccess: (_view, { decision }) => announce(decision === 'approved' ? words.approvedNow : words.refusedNow),
    onSettled: () => client.invalidateQueries({ queryKey: requestsKey(one.kind) }),
  });
  if (writing !== null) {
    const erasing = writing === 'approved';
    return (
      <ReasonForm
        title={erasing ? words.eraseTitle : words.refuseTitle} explain={erasing ? words.eraseExplain : words.refuseExplain} confirm={erasing ? words.approve : words.refuse}
        pending={deciding.isPending} error={deciding.error} onConfirm={(reason) => deciding.mutate({ decision: writing, reason })} onCancel={() => setWriting(null)}
      />
    );
  }
  const approve = (): void => (one.kind === 'erasure' ? setWriting('approved') : deciding.mutate({ decision: 'approved' }));
  return (
    <>
      {deciding.isError && <ErrorNotice error={deciding.error} />}
      <div className={styles.tabs}>
        <Button loading={deciding.isPending} onClick={approve}>{words.approve}</Button>
        <Button variant="default" onClick={() => setWriting('refused')}>{words.refuse}</Button>
      </div>
    </>
  );
}

/** The one download of what was allowed. */
function Download({ one, path }: { one: Approval; path: string }) {
  const client = useQueryClient();
  const format = one.details.format ?? 'xlsx';
  const downloading = useMutation({
    mutationFn: () => downloadFile(`/${path}/export.${format}?request=${one.id}`, `${path}.${format}`),
    onSuccess: () => announce(words.downloaded),
    onSettled: () => client.invalidateQueries({ queryKey: requestsKey(one.kind) }),
  });
  return (
    <>
      {one.useUntil !== null && <p className={styles.quiet}>{words.until(when(one.useUntil))}</p>}
      {downloading.isError && <ErrorNotice error={downloading.error} />}
      <div><Button loading={downloading.isPending} onClick={() => downloading.mutate()}>{words.download}</Button></div>
    </>
  );
}

/** One request: what, why, who, how it stands, and what this person may do with it. */
export function RequestCard({ one, path }: { one: Approval; path: string | undefined }) {
  return (
    <li className={styles.card} data-state={one.state}>
      <div className={styles.head}>
        <h2>{words.number(one.institution, one.number)}</h2>
        <span className={styles.state}>{one.kind === 'erasure' && one.state === 'used' ? words.erased : words.states[one.state]}</span>
      </div>
      <About one={one} />
      {one.state === 'waiting' && one.own && <p className={styles.quiet}>{words.own}</p>}
      {one.state === 'waiting' && !one.own && <Decide one={one} />}
      {one.kind === 'export' && one.state === 'approved' && one.own && path !== undefined && <Download one={one} path={path} />}
    </li>
  );
}
