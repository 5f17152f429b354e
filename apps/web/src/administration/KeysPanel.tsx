import { Button, Select } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '@sintra/ui/api/http.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { plural, sayNumber, sayShortInstant } from '@sintra/ui/words.ts';
import styles from './administration.module.css';
import { institutionsQuery } from './api.ts';
import { keyTexts as words, sayKeyClass } from './key-texts.ts';

interface KeyState {
  readonly provider: 'local' | 'vault';
  readonly backedUpAt: string | null;
  readonly classes: readonly { readonly keyClass: string; readonly institutions: number; readonly oldest: string | null }[];
  readonly underWay: number;
  readonly left: number;
  readonly rotations: readonly { readonly institution: string; readonly keyClass: string; readonly left: number }[];
}

/** While something is left to do, the state is asked again: whoever began it sees it go on. */
const WATCH_MS = 3_000;
const keysQuery = queryOptions({
  queryKey: ['keys'], queryFn: () => get<KeyState>('/keys'), staleTime: 0, refetchInterval: ({ state }) => ((state.data?.left ?? 0) > 0 ? WATCH_MS : false),
});

/** How old the keys are, whether they have a backup, and giving institutions new ones. */
export function KeysPanel() {
  const keys = useQuery(keysQuery);
  if (keys.isError) return <ErrorNotice error={keys.error} />;
  if (keys.data === undefined) return <Waiting />;
  return (
    <div className={styles.panel}>
      <p>{words.lead}</p>
      <Backup state={keys.data} />
      <div className={styles.scroll} role="region" aria-label={words.table} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[words.keyClass, words.institutions, words.oldest].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {keys.data.classes.map(({ keyClass, institutions, oldest }) => (
              <tr key={keyClass}><th scope="row">{sayKeyClass(keyClass)}</th><td>{sayNumber(institutions)}</td><td>{oldest === null ? words.noneYet : sayShortInstant(oldest)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      <Progress state={keys.data} />
      <Rotate />
      <p>{words.terminal}</p>
    </div>
  );
}

function Backup({ state: { provider, backedUpAt } }: { state: KeyState }) {
  if (provider === 'vault') return <Notice tone="info" title={words.vaultTitle}>{words.vault}</Notice>;
  if (backedUpAt === null) return <Notice tone="warning" title={words.noBackupTitle}>{words.noBackup}</Notice>;
  return <Notice tone="info" title={words.backupTitle(sayShortInstant(backedUpAt))}>{words.backup}</Notice>;
}

function Progress({ state: { underWay, left, rotations } }: { state: KeyState }) {
  if (underWay === 0) return <p role="status">{words.idle}</p>;
  const busy = rotations.filter((one) => one.left > 0);
  return (
    <Notice tone="info" title={left > 0 ? words.working(plural(left, words.left, words.lefts)) : words.waiting}>
      {left > 0 ? words.workingHelp : words.waitingHelp}
      {busy.length > 0 && <ul>{busy.map(({ institution, keyClass, left: own }) => <li key={`${institution} ${keyClass}`}>{words.one(institution, sayKeyClass(keyClass), sayNumber(own))}</li>)}</ul>}
    </Notice>
  );
}

function Rotate() {
  const client = useQueryClient();
  const institutions = useQuery(institutionsQuery).data ?? [];
  const [institution, setInstitution] = useState<string | null>(null);
  const [keyClass, setKeyClass] = useState<string | null>(null);
  const rotating = useMutation({
    mutationFn: () => post<KeyState>('/keys/rotation', { ...(institution !== null && { institution }), ...(keyClass !== null && { keyClass }) }),
    onSuccess: (state) => {
      client.setQueryData(keysQuery.queryKey, state);
      announce(words.begun);
    },
  });
  const classes = ['person', 'file', 'draft'].map((value) => ({ value, label: sayKeyClass(value) }));
  return (
    <section className={styles.form} aria-labelledby="rotate-title">
      <h2 id="rotate-title" className={styles.flush}>{words.rotateTitle}</h2>
      <p className={styles.flush}>{words.rotateLead}</p>
      {rotating.isError && <ErrorNotice error={rotating.error} />}
      <Select label={words.institution} placeholder={words.all} data={institutions.map(({ acronym }) => acronym)} value={institution} onChange={setInstitution} clearable searchable clearButtonProps={{ 'aria-label': words.clearInstitution }} />
      <Select label={words.keyClass} placeholder={words.allClasses} data={classes} value={keyClass} onChange={setKeyClass} clearable clearButtonProps={{ 'aria-label': words.clearClass }} />
      <div className={styles.actions}><Button loading={rotating.isPending} onClick={() => rotating.mutate()}>{words.rotate}</Button></div>
    </section>
  );
}
