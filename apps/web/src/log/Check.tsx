import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { useScope } from '@sintra/ui/session.ts';
import { plural, sayInstant, sayNumber } from '@sintra/ui/words.ts';
import { institutionsQuery } from '../administration/api.ts';
import { exportAddress, verify, type Asked, type Verification } from './api.ts';
import styles from './log.module.css';
import { Published } from './Published.tsx';
import { logTexts } from './texts.ts';

const words = logTexts.check;

/** Verifies the log in the server and says what came out; or takes it away with its proofs, to verify it elsewhere. */
export function Check() {
  const [asked, setAsked] = useState<Asked>({ institution: '', from: '', until: '' });
  const institutions = useQuery(institutionsQuery).data ?? [];
  const isNational = useScope('log', 'read') === 'national';
  const verifying = useMutation({ mutationFn: () => verify(asked) });
  const set = (key: keyof Asked) => (value: string | null) => setAsked({ ...asked, [key]: value ?? '' });
  return (
    <section className={styles.check} aria-labelledby="check-title">
      <h2 id="check-title">{words.title}</h2>
      <p>{words.lead}</p>
      <div className={styles.filters}>
        {isNational && <Select label={words.institution} placeholder={words.all} data={institutions.map(({ acronym }) => acronym)} value={asked.institution || null} onChange={set('institution')} clearable searchable clearButtonProps={{ 'aria-label': `Quitar: ${words.institution.toLowerCase()}` }} />}
        <TextInput label={words.from} type="date" value={asked.from ?? ''} onChange={(event) => set('from')(event.currentTarget.value)} />
        <TextInput label={words.until} type="date" value={asked.until ?? ''} onChange={(event) => set('until')(event.currentTarget.value)} />
      </div>
      <div className={styles.buttons}>
        <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>{words.run}</Button>
        <Button variant="default" component="a" href={exportAddress(asked)} download>{words.download}</Button>
      </div>
      {verifying.isError && <ErrorNotice error={verifying.error} />}
      {verifying.data !== undefined && <Result result={verifying.data} />}
      <Published />
      <h2>{words.yourselfTitle}</h2>
      <ol className={styles.steps}>{words.yourself.map((step) => <li key={step}>{step}</li>)}</ol>
    </section>
  );
}

function Result({ result: { entries, checkpoints, witnessed, findings, total, key } }: { result: Verification }) {
  return (
    <Notice tone={total === 0 ? 'info' : 'error'} title={total === 0 ? words.good(sayNumber(entries)) : words.bad(plural(total, words.finding, words.findings))}>
      {findings.length > 0 && <ul className={styles.values}>{findings.map((finding) => <li key={finding}>{finding}</li>)}</ul>}
      {checkpoints !== null && <p>{words.seals(checkpoints.first, checkpoints.last, sayInstant(checkpoints.from), sayInstant(checkpoints.until))}</p>}
      <p>{words.witnessed(sayNumber(witnessed))}</p>
      <p>{words.key} <code>{key}</code></p>
    </Notice>
  );
}
