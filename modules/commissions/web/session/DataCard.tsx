import { Button, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { readDate, sayDate } from '@sintra/definition';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { usePatch } from './useStep.ts';

const say = texts.prepare;
const cells = ['heldOn', 'startsAt', 'venue', 'modality'] as const;
type Data = Record<(typeof cells)[number], string>;

/** Typed again from the record only when these answers of it change, not when the agenda does. */
export const dataKey = ({ board: { session } }: MomentProps): string => JSON.stringify(cells.map((id) => session.values[id]));

/** What was understood of a date, or why it was not. */
function readBack(written: string): string {
  const reading = readDate(written);
  return 'problem' in reading ? reading.problem : sayDate(reading);
}

/** Day, hour and place. What is typed as a date is read back under it. */
export function DataCard({ board: { session }, writes }: MomentProps) {
  const [data, setData] = useState<Data>(() => Object.fromEntries(cells.map((id) => [id, String(session.values[id] ?? '')])) as Data);
  const save = usePatch(session.id, say.saved);
  const set = (id: keyof Data) => (value: string) => setData((before) => ({ ...before, [id]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ values: Object.fromEntries(cells.map((id) => [id, data[id].trim() === '' ? null : data[id].trim()])) });
  };
  const input = (id: 'heldOn' | 'startsAt' | 'venue', description?: string) =>
    <TextInput label={say[id]} description={description} inputWrapperOrder={['label', 'input', 'description', 'error']} value={data[id]} readOnly={!writes} onChange={(event) => set(id)(event.currentTarget.value)} />;
  return (
    <form className={styles.card} onSubmit={submit} aria-label={say.data}>
      <h2>{say.data}</h2>
      <div className={styles.columns}>
        {input('heldOn', data.heldOn === '' ? texts.plannedFor(sayWritten(session.values['planned'])) : readBack(data.heldOn))}
        {input('startsAt', say.startsHelp)}
        {input('venue')}
        <Select label={say.modality} value={data.modality || null} readOnly={!writes} data={Object.entries(say.modalities).map(([value, label]) => ({ value, label }))} onChange={(value) => set('modality')(value ?? '')} />
      </div>
      {save.isError && <ErrorNotice error={save.error} />}
      {writes && <div><Button type="submit" variant="default" loading={save.isPending}>{say.save}</Button></div>}
    </form>
  );
}
