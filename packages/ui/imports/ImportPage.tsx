import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { request } from '../api/http.ts';
import { importQuery, isWorking, type ImportRun } from '../api/imports.ts';
import { keys } from '../api/queries.ts';
import { announce } from '../parts/UndoBar.tsx';
import { ErrorNotice, Notice } from '../parts/Notice.tsx';
import { Page } from '../parts/Page.tsx';
import { ProgressLine, Waiting } from '../parts/Waiting.tsx';
import { sayDay } from '../words.ts';
import { useScreens } from '../records/screens.ts';
import { Applied } from './Applied.tsx';
import { useBehalf } from './behalf.ts';
import styles from './imports.module.css';
import { Matching } from './Matching.tsx';
import { Report } from './Report.tsx';
import { texts } from './texts.ts';
import { Steps } from './Steps.tsx';
import { UnderstoodPanel } from './UnderstoodPanel.tsx';

/** One run, wherever it stands: the address is all that is needed to come back to it. */
export function ImportPage() {
  const { base, words } = useScreens();
  const { importId } = useParams({ strict: false }) as { importId: string };
  const run = useQuery(importQuery(importId));
  useKnock(run.data);
  const back = <Link to={`${base}/importaciones`} className={styles.back ?? ''}><IconArrowLeft size={16} aria-hidden /> {texts.back}</Link>;
  if (run.isError) return <Page title={words.importTitle} actions={back}><ErrorNotice error={run.error} /></Page>;
  if (run.data === undefined) return <Page title={words.importTitle} actions={back}><Waiting /></Page>;
  return (
    <Page title={isWorking(run.data) ? words.importing : words.importTitle} lead={`${run.data.fileName} · ${texts.states[run.data.state]}`} actions={back}>
      <Steps state={run.data.state} />
      <Behalf run={run.data} />
      <Stage run={run.data} />
      {(run.data.state === 'mapping' || run.data.state === 'staged') && <Discard run={run.data} />}
    </Page>
  );
}

/** For whom one acts here, when it is another institution than one's own. */
function Behalf({ run }: { run: ImportRun }) {
  const onBehalfOf = useBehalf(run);
  return onBehalfOf === undefined ? null : <Notice tone="info">{texts.onBehalfNotice(run.institution.acronym, run.sentBy)}</Notice>;
}

/** Says that the work is over to who is on another part of the screen; the tab's title changes too. */
function useKnock(run: ImportRun | undefined): void {
  const before = useRef(run?.state);
  useEffect(() => {
    if (run === undefined) return;
    if (before.current !== undefined && isWorking({ state: before.current }) && !isWorking(run)) announce(texts.knock(texts.states[run.state].toLowerCase()));
    before.current = run.state;
  }, [run]);
}

function Stage({ run }: { run: ImportRun }) {
  if (isWorking(run)) return <Working run={run} />;
  if (run.state === 'failed' || run.state === 'discarded') return <Failed run={run} />;
  if (run.state === 'mapping') {
    return (
      <>
        <Notice tone="warning">{run.problem ?? texts.mappingNeeded}</Notice>
        <UnderstoodPanel run={run} />
        <Matching run={run} />
      </>
    );
  }
  if (run.state === 'staged') {
    return (
      <>
        <Report run={run} />
        <UnderstoodPanel run={run} />
        <Matching run={run} />
      </>
    );
  }
  return (
    <>
      {run.state === 'undone' && run.undone !== null && run.undone !== undefined && <Notice tone="warning">{texts.undone(sayDay(run.undone.at), run.undone.reason)}</Notice>}
      <Applied run={run} />
    </>
  );
}

/** Nothing was stored yet: leaving it loses only the file's review. */
function Discard({ run }: { run: ImportRun }) {
  const client = useQueryClient();
  const onBehalfOf = useBehalf(run);
  const discard = useMutation({
    mutationFn: () => request<unknown>('POST', `/imports/${run.id}/discard`, {}, undefined, onBehalfOf),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.imports });
      announce(texts.discarded);
    },
    onError: (error) => announce(error.message),
  });
  return <div><Button variant="subtle" color="gray" loading={discard.isPending} onClick={() => discard.mutate()}>{texts.discard}</Button></div>;
}

function Failed({ run }: { run: ImportRun }) {
  const { base } = useScreens();
  return (
    <Notice tone={run.state === 'discarded' ? 'info' : 'error'} title={run.state === 'discarded' ? texts.discarded : texts.failed} action={<Button component={Link} to={`${base}/importaciones`} variant="default">{texts.again}</Button>}>
      {run.problem}
    </Notice>
  );
}

/** Time since this screen first saw the present step: what the time left is reckoned from. */
function useSince(step: string): number {
  const [start, setStart] = useState(() => ({ step, at: Date.now() }));
  useEffect(() => setStart({ step, at: Date.now() }), [step]);
  return Date.now() - start.at;
}

function Working({ run }: { run: ImportRun }) {
  const elapsed = useSince(run.state);
  const { done, total } = run.progress;
  return (
    <div className={styles.panel}>
      <ProgressLine label={texts.working[run.state] ?? ''} done={done} total={total ?? 0} elapsed={elapsed} />
      <p className={styles.quiet}>{texts.leave}</p>
    </div>
  );
}
