import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '@sintra/ui/api/http.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { useScope } from '@sintra/ui/session.ts';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { plural } from '@sintra/ui/words.ts';
import { DifferenceWords } from './DifferenceWords.tsx';
import { documentQuery, keys, passagesQuery, type DocumentView, type Outcome } from './api.ts';
import { PassageCard, type Choose } from './PassageCard.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

/** What was read, in figures: passages by outcome and the different things that they say. */
function Figures({ document }: { document: DocumentView }) {
  const { understood, toComplete, dismissed, items } = document.counts;
  return (
    <div className={styles.figures}>
      {([['understood', understood], ['to_complete', toComplete], ['dismissed', dismissed]] as const).map(([outcome, count]) => (
        <div key={outcome} data-outcome={outcome}><strong>{count}</strong><span>{texts.outcome[outcome]}</span></div>
      ))}
      <p className={styles.quiet}>{Object.entries(items).map(([kind, count]) => plural(count, ...(texts.counts[kind] ?? [kind, kind]))).join(' · ')}</p>
    </div>
  );
}

function Causes({ document, choose }: { document: DocumentView; choose: Choose }) {
  if (document.causes.length === 0) return <p className={styles.quiet}>{texts.allDone}</p>;
  return (
    <div>
      <h2 id="causes" className={styles.subtitle}>{texts.causes}</h2>
      <ul className={styles.causes}>
        {document.causes.map(({ reason, reasonText, about, count, passages }) => (
          <li key={`${reason}${about ?? ''}`}>
            <span>{reasonText}{about !== null && ` «${about}»`}: {count}</span>
            <Button size="compact-sm" variant="default" onClick={() => void choose(passages, { action: 'dismiss' })}>{texts.dismissAll}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Differences({ document }: { document: DocumentView }) {
  if (document.different.length === 0) return null;
  return (
    <div>
      <h2 id="differences" className={styles.subtitle}>{texts.differencesTitle}</h2>
      <ul className={styles.causes}>
        {document.different.slice(0, 30).map(({ form, label, differences }) => (
          <li key={label}><span>{texts.forms[form] ?? form}: {label.slice(0, 120)}. <DifferenceWords form={form} differences={differences} /></span></li>
        ))}
      </ul>
    </div>
  );
}

function Balance({ applied }: { applied: NonNullable<DocumentView['applied']> }) {
  return (
    <div>
      <h2 id="balance" className={styles.subtitle}>{texts.balance}</h2>
      <div className={styles.scroll} role="region" aria-label={texts.balance} tabIndex={0}>
        <table className={styles.table}>
          <thead><tr>{[texts.form, texts.created, texts.updated, texts.unchanged].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>{Object.entries(applied).map(([form, { created, updated, unchanged }]) => <tr key={form}><th scope="row">{texts.forms[form] ?? form}</th><td>{created}</td><td>{updated}</td><td>{unchanged}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  );
}

const STEP = 60;

function Passages({ document, choose }: { document: DocumentView; choose: Choose }) {
  const [outcome, setOutcome] = useState<Outcome>(document.counts.toComplete > 0 ? 'to_complete' : 'understood');
  const [limit, setLimit] = useState(STEP);
  const passages = useQuery(passagesQuery(document.id, outcome, Math.min(limit, 200)));
  const { understood, toComplete, dismissed } = document.counts;
  const data = [['to_complete', toComplete], ['understood', understood], ['dismissed', dismissed]].map(([value, count]) => ({ value: String(value), label: `${texts.outcome[value as Outcome]} (${String(count)})` }));
  return (
    <div>
      <SegmentedControl aria-label={texts.state} data={data} value={outcome} onChange={(next) => { setOutcome(next as Outcome); setLimit(STEP); }} />
      {passages.isError && <ErrorNotice error={passages.error} />}
      {passages.isPending && <Waiting lines={6} height={96} />}
      <ol className={styles.passages}>{passages.data?.items.map((passage) => <PassageCard key={`${String(passage.number)}${passage.outcome}`} passage={passage} choose={choose} closed={document.state === 'discarded'} />)}</ol>
      {passages.data?.more === true && limit < 200 && <Button variant="default" onClick={() => setLimit(limit + STEP * 2)}>{texts.showMore}</Button>}
    </div>
  );
}

function useDocumentActions(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => client.invalidateQueries({ queryKey: keys.all });
  const choosing = useMutation({ mutationFn: ({ numbers, choice }: { numbers: readonly number[]; choice: object }) => post(`/programme-documents/${id}/choices`, { numbers, choice }), onSuccess: refresh, onError: (error) => announce(error.message) });
  const applying = useMutation({
    mutationFn: () => post(`/programme-documents/${id}/apply`),
    onSuccess: async () => {
      announce(texts.applied);
      await client.invalidateQueries();
    },
  });
  const validating = useMutation({
    mutationFn: () => post<{ validated: number; incomplete: number }>(`/programme-documents/${id}/validate`),
    onSuccess: async ({ validated, incomplete }) => {
      announce(texts.allValidated(validated, incomplete));
      await client.invalidateQueries();
    },
  });
  const discarding = useMutation({
    mutationFn: () => post(`/programme-documents/${id}/discard`),
    onSuccess: async () => {
      announce(texts.discarded);
      await refresh();
      await navigate({ to: '/programa/documentos' });
    },
  });
  return { choosing, applying, validating, discarding };
}

/** The review of one document: understood, to complete, dismissed; then apply, and its balance. */
export function DocumentPage() {
  const { documentId } = useParams({ strict: false }) as { documentId: string };
  const document = useQuery(documentQuery(documentId));
  const { choosing, applying, validating, discarding } = useDocumentActions(documentId);
  const validates = useScope('work', 'validate') !== null;
  const choose: Choose = (numbers, choice) => choosing.mutateAsync({ numbers, choice }).catch(() => undefined);
  if (document.isError) return <Page title={texts.documentsTitle}><ErrorNotice error={document.error} /></Page>;
  if (document.data === undefined) return <Page title={texts.documentsTitle}><Waiting lines={10} /></Page>;
  const { data } = document;
  const actions = data.state === 'discarded' ? undefined : (
    <>
      <Button variant="default" onClick={() => discarding.mutate()}>{texts.discard}</Button>
      <Button loading={applying.isPending} disabled={data.wouldCreate + data.wouldUpdate === 0} onClick={() => applying.mutate()}>{texts.apply}</Button>
    </>
  );
  return (
    <Page title={texts.documentTitle(data.fileName)} lead={<Link to="/programa/documentos">{texts.back}</Link>} actions={actions}>
      <Figures document={data} />
      {applying.isError && <ErrorNotice error={applying.error} />}
      {validating.isError && <ErrorNotice error={validating.error} />}
      {data.toValidate > 0 && (
        <Notice tone="info" action={validates && <Button size="compact-sm" loading={validating.isPending} onClick={() => validating.mutate()}>{texts.validateAll}</Button>}>{texts.toValidate(data.toValidate)}</Notice>
      )}
      <Notice tone="info" action={data.state === 'applied' && <Button component={Link} to={`/programa?anio=${String(data.year)}`} size="compact-sm" variant="default">{texts.goToSheet}</Button>}>{texts.plan(data.wouldCreate, data.wouldUpdate)}</Notice>
      {data.applied !== null && <Balance applied={data.applied} />}
      <Differences document={data} />
      <Causes document={data} choose={choose} />
      <Passages document={data} choose={choose} />
    </Page>
  );
}
