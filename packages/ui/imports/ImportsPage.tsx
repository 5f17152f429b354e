import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { importsQuery, type ImportRun } from '../api/imports.ts';
import { downloadFile } from '../api/download.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { announce } from '../parts/UndoBar.tsx';
import { sayInstant, sayNumber } from '../words.ts';
import { useMe } from '../session.ts';
import { useScreens } from '../records/screens.ts';
import { DropZone } from './DropZone.tsx';
import styles from './imports.module.css';
import { texts } from './texts.ts';

/** Send a file, or go back to one sent before. */
export function ImportsPage() {
  const { formId, path, words } = useScreens();
  const runs = useQuery(importsQuery(formId));
  const template = () => void downloadFile(`/${path}/template.xlsx`, `plantilla-${words.file}.xlsx`).catch((error: Error) => announce(error.message));
  return (
    <Page title={words.importTitle} lead={texts.lead} actions={<Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={template}>{texts.template}</Button>}>
      <DropZone />
      <section aria-labelledby="past-imports">
        <h2 id="past-imports" className={styles.subtitle}>{texts.past}</h2>
        {runs.isError && <ErrorNotice error={runs.error} />}
        {runs.isPending && <Waiting lines={4} />}
        {runs.data?.length === 0 && <p className={styles.quiet}>{texts.noneYet}</p>}
        {runs.data !== undefined && runs.data.length > 0 && <Runs runs={runs.data} />}
      </section>
    </Page>
  );
}

const resultOf = ({ balance, report }: ImportRun): string => {
  if (balance !== null) return `${sayNumber(balance.created)} creados, ${sayNumber(balance.updated)} actualizados, ${sayNumber(balance.rejected)} por corregir`;
  return report === null ? '' : `${sayNumber(report.ready)} listos, ${sayNumber(report.toCorrect)} por corregir`;
};

function Runs({ runs }: { runs: readonly ImportRun[] }) {
  const { base } = useScreens();
  const own = useMe().institution.id;
  return (
    <div className={styles.scroll} role="region" aria-label={texts.past} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{[texts.file, texts.state, texts.when, texts.result].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row"><Link to={`${base}/importaciones/${run.id}`}>{run.fileName}</Link>{run.institution.id !== own && <div className={styles.quiet}>{texts.onBehalf(run.institution.acronym)}</div>}</th>
              <td>{texts.states[run.state]}</td>
              <td>{sayInstant(run.receivedAt)}</td>
              <td>{resultOf(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
