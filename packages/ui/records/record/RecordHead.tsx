import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RecordView, Status } from '../../api/types.ts';
import { statusLabels } from '../../list/labels.ts';
import { StatusTag } from '../../list/StatusTag.tsx';
import { ErrorNotice } from '../../parts/Notice.tsx';
import { ReasonForm } from '../../parts/ReasonForm.tsx';
import { announce } from '../../parts/UndoBar.tsx';
import { useRight } from '../../session.ts';
import { sayShortDay } from '../../words.ts';
import styles from '../records.module.css';
import { useScreens } from '../screens.ts';
import { texts } from '../texts.ts';
import { useRecordForm } from '../form.ts';
import { useRecordCommand } from './commands.ts';
import { useOwnRight } from './rights.ts';

const words = texts.record;

/** Steps of the review, as the server allows them. */
const steps: Readonly<Record<Status, readonly { readonly to: Status; readonly validates: boolean }[]>> = {
  draft: [{ to: 'submitted', validates: false }],
  submitted: [{ to: 'validated', validates: true }, { to: 'observed', validates: true }],
  observed: [{ to: 'submitted', validates: false }],
  validated: [{ to: 'closed', validates: true }, { to: 'observed', validates: true }],
  closed: [{ to: 'observed', validates: true }],
};

/** The header that never scrolls away: folio, status, who holds it, and what comes next. */
export function RecordHead({ record }: { record: RecordView }) {
  const { base, words: say } = useScreens();
  const [asking, setAsking] = useState<'annul' | 'observed' | null>(null);
  const { move, annul } = useCommands(record, () => setAsking(null));
  const validates = useOwnRight(record, 'validate');
  const updates = useOwnRight(record, 'update');
  const open = record.annulled === null ? steps[record.status].filter((step) => (step.validates ? validates : updates)) : [];
  const title = useRecordForm().form.title;
  const name = title === undefined ? undefined : record.values[title];
  const take = (to: Status) => (words.steps[to].ask ? setAsking('observed') : move.mutate({ status: to }));
  return (
    <header className={styles.recordHead}>
      <div className={styles.recordHeadRow}>
        <div className={styles.recordTitle}>
          <Link to={base} className={styles.back ?? ''}><IconArrowLeft size={16} aria-hidden /> {say.back}</Link>
          <h1 tabIndex={-1} data-page-title>{typeof name === 'string' ? name : record.folio}</h1>
          {typeof name === 'string' && <span className={styles.quiet}>{record.folio}</span>}
          <StatusTag status={record.status} annulled={record.annulled !== null} />
        </div>
        <div className={styles.recordSteps}>
          {open.map((step, index) => (
            <Button key={step.to} variant={index === 0 ? 'filled' : 'default'} loading={move.isPending && move.variables.status === step.to} onClick={() => take(step.to)}>
              {words.steps[step.to].label}
            </Button>
          ))}
          <MoreMenu record={record} onAnnul={() => setAsking('annul')} />
        </div>
      </div>
      <dl className={styles.facts}>
        <div><dt>{words.owner}</dt><dd>{record.institution.name}</dd></div>
        <div><dt>{words.holder}</dt><dd>{record.capturedBy.name}, {words.origins[record.origin]}, {sayShortDay(record.capturedAt)}</dd></div>
        <div><dt>{words.next}</dt><dd>{words.waits[record.status]}</dd></div>
      </dl>
      {move.isError && asking === null && <ErrorNotice error={move.error} />}
      {asking === 'annul' && <ReasonForm title={words.annulTitle} explain={words.annulExplain} confirm={words.annul} pending={annul.isPending} error={annul.error} onConfirm={(reason) => annul.mutate({ reason })} onCancel={() => setAsking(null)} />}
      {asking === 'observed' && <ReasonForm title={words.observeTitle} explain={words.observeExplain} confirm={words.steps.observed.label} pending={move.isPending} error={move.error} onConfirm={(reason) => move.mutate({ status: 'observed', reason })} onCancel={() => setAsking(null)} />}
    </header>
  );
}

function useCommands(record: RecordView, done: () => void) {
  const move = useRecordCommand<{ status: Status; reason?: string }>(record, 'POST', '/status', (moved) => {
    announce(words.moved(statusLabels[moved.status].toLowerCase()));
    done();
  });
  const annul = useRecordCommand<{ reason: string }>(record, 'POST', '/annul', () => {
    announce(words.annulled);
    done();
  });
  return { move, annul };
}

function MoreMenu({ record, onAnnul }: { record: RecordView; onAnnul: () => void }) {
  const annuls = useOwnRight(record, 'annul') && record.annulled === null;
  const logs = useRight('log', 'read');
  if (!annuls && !logs) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" aria-label="Más acciones" px={8}><IconDots size={16} aria-hidden /></Button>
      </Menu.Target>
      <Menu.Dropdown>
        {logs && <Menu.Item component={Link} to="/bitacora" search={{ record: record.id } as never}>{words.whoSaw}</Menu.Item>}
        {annuls && <Menu.Item onClick={onAnnul}>{words.annul}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
