import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ReasonForm } from '@sintra/ui/parts/ReasonForm.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { sayInstant } from '@sintra/ui/words.ts';
import { modules } from '../modules.ts';
import { emergenciesQuery, isOpen, isWaiting, reviewEmergency, type Emergency, type Verdict } from './api.ts';
import styles from './emergencies.module.css';
import { emergencyTexts as words, sayLeft } from './texts.ts';

const bases = new Map(modules.flatMap(({ screens }) => screens ?? []).map(({ formId, base }) => [formId, base]));

/** The time of now, once a half minute: the hours left run while one looks. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function stateOf({ verdict, reviewBy }: Emergency, now: number): string {
  if (verdict !== null) return words.states[verdict];
  return Date.parse(reviewBy) < now ? words.states.late : words.states.waiting;
}

/** Judging another person's access: both answers are written. */
function Review({ one }: { one: Emergency }) {
  const client = useQueryClient();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const reviewing = useMutation({
    mutationFn: (body: { verdict: Verdict; reason: string }) => reviewEmergency(one.id, body),
    onSuccess: (_view, body) => {
      announce(words.saved[body.verdict]);
      setVerdict(null);
      return client.invalidateQueries({ queryKey: emergenciesQuery.queryKey });
    },
  });
  if (verdict === null) {
    return (
      <div className={styles.actions}>
        <Button onClick={() => setVerdict('justified')}>{words.approve}</Button>
        <Button variant="default" onClick={() => setVerdict('unjustified')}>{words.observe}</Button>
      </div>
    );
  }
  const approves = verdict === 'justified';
  return (
    <ReasonForm
      title={approves ? words.approveTitle : words.observeTitle} explain={approves ? words.approveExplain : words.observeExplain} confirm={approves ? words.approve : words.observe}
      pending={reviewing.isPending} error={reviewing.error} onConfirm={(reason) => reviewing.mutate({ verdict, reason })} onCancel={() => setVerdict(null)}
    />
  );
}

/** One access: which case, who, why, how long it is still open, and what was judged of it. */
export function EmergencyCard({ one, title, alone = false }: { one: Emergency; title: ReactNode; alone?: boolean }) {
  const now = useNow();
  const open = isOpen(one, now);
  const base = bases.get(one.form);
  return (
    <article className={styles.card} data-waits={isWaiting(one)}>
      <div className={styles.head}>
        {title}
        <span className={styles.state}>{stateOf(one, now)}</span>
      </div>
      <p>{words.causes[one.cause] ?? one.cause}: «{one.reason}»</p>
      <p className={styles.quiet}>{!alone && `${words.owner(one.owner)} · `}{words.who(one.person ?? '', one.from, sayInstant(one.openedAt))}</p>
      <p><strong>{open ? words.left(sayLeft(Date.parse(one.until) - now)) : words.ended(sayInstant(one.until))}</strong></p>
      {one.verdict === null && <p className={styles.quiet}>{words.reviewBy(sayInstant(one.reviewBy))}{one.own && ` · ${words.own}`}</p>}
      {one.verdict !== null && <p className={styles.quiet}>{words.reviewed(one.reviewedBy ?? '', one.reviewReason ?? '')}</p>}
      <div className={styles.actions}>
        {base !== undefined && one.folio !== null && (open || !one.own) && <Link to={`${base}/${one.recordId}`}>{words.openRecord}</Link>}
        {!alone && <Link to={`/emergencias/${one.id}`} aria-label={words.details(one.folio ?? words.folioClosed)}>{words.detailsShort}</Link>}
      </div>
      {isWaiting(one) && <Review one={one} />}
    </article>
  );
}
