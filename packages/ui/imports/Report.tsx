import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { downloadFile } from '../api/download.ts';
import { request } from '../api/http.ts';
import type { Cause, ImportReport, ImportRun } from '../api/imports.ts';
import { keys } from '../api/queries.ts';
import { ErrorNotice, Notice } from '../parts/Notice.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { sayNumber } from '../words.ts';
import { useScreens } from '../records/screens.ts';
import { useBehalf } from './behalf.ts';
import styles from './imports.module.css';
import { texts } from './texts.ts';
import { Figures } from './Figures.tsx';

/** What would happen, what must be corrected and why; nothing has been stored yet. */
export function Report({ run }: { run: ImportRun }) {
  const { words } = useScreens();
  const { report } = run;
  if (report === null) return null;
  return (
    <section className={styles.panel} aria-labelledby="report">
      <h2 id="report">{texts.report}</h2>
      <Figures figures={[[texts.ready, report.ready, 'good'], [texts.toCorrect, report.toCorrect, 'bad'], [texts.repeated, report.repeated, 'doubt'], [texts.unchanged, report.unchanged, 'plain']]} />
      {report.repeated > 0 && <Notice tone="info">{words.importRepeated}</Notice>}
      <Apply run={run} report={report} />
      {report.groups.length > 0 && <Causes report={report} />}
    </section>
  );
}

function Apply({ run, report }: { run: ImportRun; report: ImportReport }) {
  const client = useQueryClient();
  const onBehalfOf = useBehalf(run);
  const apply = useMutation({
    mutationFn: (which: 'all' | 'good') => request<unknown>('POST', `/imports/${run.id}/apply`, { which }, undefined, onBehalfOf),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.imports }),
  });
  const count = sayNumber(report.ready);
  return (
    <>
      <div className={styles.actions}>
        {report.ready > 0 && (
          <Button loading={apply.isPending} onClick={() => apply.mutate(report.toCorrect === 0 ? 'all' : 'good')}>
            {report.toCorrect === 0 ? texts.applyAll(count) : texts.applyGood(count)}
          </Button>
        )}
        {(report.toCorrect > 0 || report.repeated > 0) && <CorrectedButton run={run} />}
      </div>
      {report.ready === 0 && <Notice tone="warning">{texts.nothing}</Notice>}
      {apply.isError && <ErrorNotice error={apply.error} />}
    </>
  );
}

/** The same workbook with the wrong cells marked and why. */
export function CorrectedButton({ run }: { run: ImportRun }) {
  const onBehalfOf = useBehalf(run);
  const download = useMutation({ mutationFn: () => downloadFile(`/imports/${run.id}/corrected.xlsx`, 'por-corregir.xlsx', undefined, onBehalfOf), onError: (error) => announce(error.message) });
  return <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={download.isPending} onClick={() => download.mutate()}>{texts.corrected}</Button>;
}

const shownRows = 12;

function CauseItem({ cause }: { cause: Cause }) {
  const rows = cause.rows.slice(0, shownRows);
  return (
    <li className={styles.cause}>
      <span className={styles.count}>{sayNumber(cause.count)}</span>
      <div>
        <div>{cause.message}</div>
        {cause.suggestion !== undefined && !cause.message.includes(cause.suggestion) && <div className={styles.meant}>{texts.meant(cause.suggestion)}</div>}
        {cause.accepted !== undefined && <div className={styles.quiet}>{texts.accepted(cause.accepted)}</div>}
        <div className={styles.quiet}>{texts.where(cause.sheet, rows.map(sayNumber), cause.count - rows.length)}</div>
      </div>
    </li>
  );
}

function Causes({ report }: { report: ImportReport }) {
  return (
    <>
      <h3>{texts.causes}</h3>
      <ol className={styles.causes}>
        {report.groups.map((cause, index) => <CauseItem key={index} cause={cause} />)}
      </ol>
      {report.more !== undefined && report.more > 0 && <p className={styles.quiet}>{texts.moreCauses(report.more)}</p>}
    </>
  );
}
