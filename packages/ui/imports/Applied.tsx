import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { request } from '../api/http.ts';
import type { ImportRun } from '../api/imports.ts';
import { keys } from '../api/queries.ts';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import { useScreens } from '../records/screens.ts';
import { useBehalf } from './behalf.ts';
import { Figures } from './Figures.tsx';
import styles from './imports.module.css';
import { CorrectedButton } from './Report.tsx';
import { texts } from './texts.ts';

/** The balance, which adds up; the workbook of what was left out; and the way back. */
export function Applied({ run }: { run: ImportRun }) {
  const { path, base, words } = useScreens();
  const { balance } = run;
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const onBehalfOf = useBehalf(run);
  const undo = useMutation({
    mutationFn: (reason: string) => request<unknown>('POST', `/imports/${run.id}/undo`, { reason }, undefined, onBehalfOf),
    onSuccess: async () => {
      setAsking(false);
      await Promise.all([client.invalidateQueries({ queryKey: keys.imports }), client.invalidateQueries({ queryKey: keys.records(path) })]);
    },
  });
  if (balance === null) return null;
  const { created, updated, unchanged, repeated, rejected } = texts.balanceLabels;
  return (
    <section className={styles.panel} aria-labelledby="balance">
      <h2 id="balance">{texts.balance}</h2>
      <Figures figures={[[texts.balanceRead, balance.read, 'plain'], [created, balance.created, 'good'], [updated, balance.updated, 'good'], [unchanged, balance.unchanged, 'plain'], [repeated, balance.repeated, 'doubt'], [rejected, balance.rejected, 'bad']]} />
      <div className={styles.actions}>
        <Button component={Link} to={base}>{words.seeList}</Button>
        {balance.rejected + balance.repeated > 0 && <CorrectedButton run={run} />}
        {run.state === 'applied' && !asking && <Button variant="default" onClick={() => setAsking(true)}>{texts.undo}</Button>}
      </div>
      {asking && <ReasonForm title={texts.undoTitle} explain={texts.undoExplain} confirm={texts.undo} pending={undo.isPending} error={undo.error} onConfirm={(reason) => undo.mutate(reason)} onCancel={() => setAsking(false)} />}
    </section>
  );
}
