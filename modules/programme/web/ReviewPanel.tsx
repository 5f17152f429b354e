import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '@sintra/ui/api/http.ts';
import { meQuery } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import styles from './programme.module.css';
import { texts } from './texts.ts';

/** The Secretaría Técnica's review of a report that was sent. */
export function ReviewPanel({ record }: PanelProps) {
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const [reason, setReason] = useState('');
  const may = me.data?.rights.some(({ resource, action, scope }) => resource === 'work' && action === 'validate' && scope === 'national') === true;
  const reviewing = useMutation({
    mutationFn: (verdict: 'validated' | 'observed') => post(`/progress-reports/${record.id}/review`, { version: record.version, verdict, ...(verdict === 'observed' && { reason }) }),
    onSuccess: async (_, verdict) => {
      announce(verdict === 'validated' ? texts.validated : texts.observed);
      await client.invalidateQueries();
    },
  });
  if (!may || record.status !== 'submitted') return null;
  return (
    <section className={styles.panel} aria-labelledby="report-review">
      <h2 id="report-review">{texts.review}</h2>
      <p className={styles.quiet}>{texts.reviewHelp}</p>
      <Textarea label={texts.reason} value={reason} autosize minRows={2} onChange={({ currentTarget }) => setReason(currentTarget.value)} />
      {reviewing.isError && <ErrorNotice error={reviewing.error} />}
      <div className={styles.buttons}>
        <Button loading={reviewing.isPending} onClick={() => reviewing.mutate('validated')}>{texts.validate}</Button>
        <Button variant="default" disabled={reason.length < 10} onClick={() => reviewing.mutate('observed')}>{texts.observe}</Button>
      </div>
    </section>
  );
}
