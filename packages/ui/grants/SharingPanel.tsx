import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordView } from '../api/types.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { useOwnRight } from '../records/record/rights.ts';
import panel from '../records/records.module.css';
import { useScreens, type PanelProps } from '../records/screens.ts';
import { sayShortDay, sayShortInstant } from '../words.ts';
import { giveGrant, grantsQuery, institutionsQuery, isOpen, revokeGrant, type Grant, type NewGrant } from './api.ts';
import { GiveForm } from './GiveForm.tsx';
import styles from './grants.module.css';
import { grantTexts as words } from './texts.ts';
import { sayClasses } from './words.ts';

/** Giving and taking away what this record is open to; a revoked grant can be given again as it was. */
function useGranting(path: string, record: RecordView) {
  const client = useQueryClient();
  const institutions = useQuery(institutionsQuery);
  const acronymOf = (id: string) => institutions.data?.find((one) => one.id === id)?.acronym ?? '';
  const idOf = (acronym: string) => institutions.data?.find((one) => one.acronym === acronym)?.id;
  const refresh = () => client.invalidateQueries({ queryKey: grantsQuery(path, record.id).queryKey });
  const give = useMutation({
    mutationFn: (grant: NewGrant) => giveGrant(path, record.id, grant),
    onSuccess: (_given, { institution }) => {
      announce(words.form.given(acronymOf(institution)));
      return refresh();
    },
  });
  const restore = (grant: Grant) => {
    const institution = idOf(grant.to);
    if (institution === undefined) return undefined;
    const { kind, classes, reason, until } = grant;
    return () => void giveGrant(path, record.id, { institution, kind, classes, reason, until })
      .then(() => announce(words.restored), (error: unknown) => announce(error instanceof Error ? error.message : '')).finally(() => void refresh());
  };
  const revoke = useMutation({
    mutationFn: ({ grant, reason }: { grant: Grant; reason: string }) => revokeGrant(path, record.id, grant.id, reason),
    onSuccess: (_gone, { grant }) => {
      // Opened in an emergency: nobody gives it again from here.
      announce(words.revoked(grant.to), grant.kind === 'break_glass' ? undefined : restore(grant));
      return refresh();
    },
  });
  return { give, revoke };
}

function About({ grant, children }: { grant: Grant; children: string }) {
  return (
    <div className={styles.about}>
      <p><strong>{grant.to}</strong>{grant.toUser !== null && `, ${words.one(grant.toUser)}`} · {words.kinds[grant.kind] ?? grant.kind}</p>
      <p>«{grant.reason}»</p>
      <p className={styles.quiet}>{words.sees(sayClasses(grant.classes))} · {words.since(sayShortInstant(grant.grantedAt))}, {children}</p>
    </div>
  );
}

function OpenGrant({ grant, revoke }: { grant: Grant; revoke: ReturnType<typeof useGranting>['revoke'] }) {
  const [asking, setAsking] = useState(false);
  return (
    <li className={styles.row}>
      <About grant={grant}>{words.until(sayShortInstant(grant.until))}</About>
      {!asking && <Button variant="default" size="compact-sm" aria-label={words.revokeOf(grant.to)} onClick={() => setAsking(true)}>{words.revoke}</Button>}
      {asking && (
        <div className={styles.wide}>
          <ReasonForm
            title={words.revokeOf(grant.to)} explain={words.revokeExplain} confirm={words.revoke} pending={revoke.isPending} error={revoke.error}
            onConfirm={(reason) => revoke.mutate({ grant, reason })} onCancel={() => setAsking(false)}
          />
        </div>
      )}
    </li>
  );
}

const endOf = ({ revokedAt, until }: Grant): string => (revokedAt === null ? words.over(sayShortDay(until)) : words.revokedOn(sayShortInstant(revokedAt))).toLowerCase();

/** To whom this record is open: for who may give it. */
export function SharingPanel({ record }: PanelProps) {
  const allowed = useOwnRight(record, 'grant');
  return allowed ? <Sharing record={record} /> : null;
}

function Sharing({ record }: { record: RecordView }) {
  const { path } = useScreens();
  const grants = useQuery(grantsQuery(path, record.id));
  const { give, revoke } = useGranting(path, record);
  const [giving, setGiving] = useState(false);
  const now = Date.now();
  const open = (grants.data ?? []).filter((grant) => isOpen(grant, now));
  const past = (grants.data ?? []).filter((grant) => !isOpen(grant, now));
  return (
    <section className={panel.panel} aria-labelledby="sharing-title">
      <header className={panel.panelHead}>
        <h2 id="sharing-title" tabIndex={-1}>{words.title}</h2>
        {!giving && record.annulled === null && <Button variant="subtle" size="compact-sm" leftSection={<IconShare size={16} aria-hidden />} onClick={() => setGiving(true)}>{words.give}</Button>}
      </header>
      <p className={styles.quiet}>{words.lead}</p>
      {giving && <GiveForm record={record} pending={give.isPending} error={give.error} onGive={(grant) => give.mutate(grant, { onSuccess: () => setGiving(false) })} onCancel={() => setGiving(false)} />}
      {grants.isError && <ErrorNotice error={grants.error} />}
      {grants.isPending && <Waiting lines={1} height={20} />}
      {grants.data !== undefined && open.length === 0 && !giving && <p className={styles.quiet}>{words.none}</p>}
      <ul className={styles.list}>{open.map((grant) => <OpenGrant key={grant.id} grant={grant} revoke={revoke} />)}</ul>
      {past.length > 0 && (
        <details className={styles.before}>
          <summary>{words.before(past.length)}</summary>
          <ul className={styles.list}>{past.map((grant) => <li key={grant.id} className={styles.row}><About grant={grant}>{endOf(grant)}</About></li>)}</ul>
        </details>
      )}
    </section>
  );
}
