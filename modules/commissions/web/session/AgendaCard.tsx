import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { usePatch } from './useStep.ts';

const say = texts.prepare;

/** The agenda in its order. Two items change places by changing what they say: rows keep their ids and their history. */
export function AgendaCard({ board: { session }, writes }: MomentProps) {
  const patch = usePatch(session.id, say.saved);
  const change = (agenda: readonly object[]) => patch.mutate({ groups: { agenda } });
  const swap = (from: number, to: number) => {
    const [one, other] = [session.agenda[from], session.agenda[to]];
    if (one === undefined || other === undefined) return;
    const whole = { topic: null, presenter: null, agendaMinutes: null, documentLink: null };
    change([{ id: one.id, values: { ...whole, ...other.values } }, { id: other.id, values: { ...whole, ...one.values } }]);
  };
  const last = session.agenda.length - 1;
  return (
    <section className={styles.card}>
      <h2>{say.agenda}</h2>
      {session.agenda.length === 0 && <p className={styles.quiet}>{say.agendaEmpty}</p>}
      <ol className={styles.plain}>
        {session.agenda.map((row, index) => (
          <li key={row.id} className={styles.item}>
            <span className={styles.number}>{index + 1}.</span>
            <div>
              <p className={styles.text}>{String(row.values['topic'] ?? '')}</p>
              <span className={styles.quiet}>{[row.values['presenter'], typeof row.values['agendaMinutes'] === 'number' ? `${String(row.values['agendaMinutes'])} min` : null, row.values['documentLink']].filter(Boolean).join(' · ')}</span>
            </div>
            {writes && (
              <div className={styles.row}>
                <Tool label={`${say.up}: ${say.item(index + 1)}`} disabled={index === 0} onClick={() => swap(index, index - 1)} icon={<IconArrowUp size={16} aria-hidden />} />
                <Tool label={`${say.down}: ${say.item(index + 1)}`} disabled={index === last} onClick={() => swap(index, index + 1)} icon={<IconArrowDown size={16} aria-hidden />} />
                <Tool label={`${say.remove}: ${say.item(index + 1)}`} disabled={false} onClick={() => change([{ id: row.id, remove: true, values: {} }])} icon={<IconTrash size={16} aria-hidden />} />
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

function Tool({ label, disabled, onClick, icon }: { label: string; disabled: boolean; onClick: () => void; icon: React.ReactNode }) {
  return <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>{icon}</ActionIcon>;
}

function NewItem({ pending, onAdd }: { pending: boolean; onAdd: (values: object) => void }) {
  const [topic, setTopic] = useState('');
  const [presenter, setPresenter] = useState('');
  const [minutes, setMinutes] = useState<number | string>('');
  const [link, setLink] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (topic.trim() === '') return;
    onAdd({ topic: topic.trim(), ...(presenter.trim() !== '' && { presenter: presenter.trim() }), ...(typeof minutes === 'number' && { agendaMinutes: minutes }), ...(link.trim() !== '' && { documentLink: link.trim() }) });
    setLink('');
    setTopic('');
    setPresenter('');
    setMinutes('');
  };
  return (
    <form className={styles.row} onSubmit={submit} aria-label={say.newTopic}>
      <TextInput className={styles.grow ?? ''} label={say.topic} value={topic} onChange={(event) => setTopic(event.currentTarget.value)} />
      <TextInput className={styles.grow ?? ''} label={say.presenter} value={presenter} onChange={(event) => setPresenter(event.currentTarget.value)} />
      <TextInput className={styles.grow ?? ''} label={say.link} value={link} onChange={(event) => setLink(event.currentTarget.value)} />
      <NumberInput className={styles.small ?? ''} label={say.minutes} min={1} max={600} value={minutes} onChange={setMinutes} />
      <Button type="submit" variant="default" loading={pending} leftSection={<IconPlus size={16} aria-hidden />}>{say.add}</Button>
    </form>
  );
}
