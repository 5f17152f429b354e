import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { AgendaFile } from './AgendaFile.tsx';
import { moved, putBack, type AgendaRow } from './agenda-order.ts';
import { NewItem } from './NewItem.tsx';
import type { MomentProps } from './SessionFrame.tsx';
import { usePatch, useShownSession } from './useStep.ts';

const say = texts.prepare;

/** The agenda in its order, each item with its document. What is taken out can be put back where it was. */
export function AgendaCard({ board: { session }, writes }: MomentProps) {
  const patch = usePatch(session.id, say.saved);
  const shown = useShownSession(session.id);
  const change = (agenda: readonly object[], options: { onSuccess?: () => void } = {}) => patch.mutate({ groups: { agenda } }, options);
  const undo = (row: AgendaRow, index: number) => () => change(putBack(shown()?.agenda ?? session.agenda, row, index));
  const remove = (row: AgendaRow, index: number) => change([{ id: row.id, remove: true, values: {} }], { onSuccess: () => announce(say.removed, undo(row, index)) });
  return (
    <section className={styles.card}>
      <h2>{say.agenda}</h2>
      {session.agenda.length === 0 && <p className={styles.quiet}>{say.agendaEmpty}</p>}
      <ol className={styles.plain}>
        {session.agenda.map((row, index) => (
          <li key={row.id} className={styles.item}>
            <span className={styles.number}>{index + 1}.</span>
            <Item row={row} session={session} />
            {writes && (
              <div className={styles.tools}>
                <Tool label={`${say.up}: ${say.item(index + 1)}`} disabled={index === 0} onClick={() => change(moved(session.agenda, index, index - 1))} icon={<IconArrowUp size={16} aria-hidden />} />
                <Tool label={`${say.down}: ${say.item(index + 1)}`} disabled={index === session.agenda.length - 1} onClick={() => change(moved(session.agenda, index, index + 1))} icon={<IconArrowDown size={16} aria-hidden />} />
                <Tool label={`${say.remove}: ${say.item(index + 1)}`} disabled={patch.isPending} onClick={() => remove(row, index)} icon={<IconTrash size={16} aria-hidden />} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {patch.isError && <ErrorNotice error={patch.error} />}
      {writes && <NewItem pending={patch.isPending} onAdd={(values) => change([{ values }])} />}
    </section>
  );
}

function Item({ row, session }: { row: AgendaRow; session: MomentProps['board']['session'] }) {
  const { topic, presenter, agendaMinutes, documentLink, agendaFile } = row.values;
  return (
    <div>
      <p className={styles.text}>{String(topic ?? '')}</p>
      <span className={styles.quiet}>{[presenter, typeof agendaMinutes === 'number' ? `${String(agendaMinutes)} min` : null, documentLink].filter(Boolean).join(' · ')}</span>
      {typeof agendaFile === 'string' && <div><AgendaFile session={session} file={agendaFile} /></div>}
    </div>
  );
}

function Tool({ label, disabled, onClick, icon }: { label: string; disabled: boolean; onClick: () => void; icon: React.ReactNode }) {
  return <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>{icon}</ActionIcon>;
}
