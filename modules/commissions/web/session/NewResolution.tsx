import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RecordView } from '@sintra/ui/api/types.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import { organizationOf } from './organization-of.ts';
import type { MomentProps } from './SessionFrame.tsx';
import { useStep } from './useStep.ts';

const say = texts.hold;
const blank = { text: '', resolutionType: 'approval', voted: true, for: 0, against: 0, abstained: 0, chair: '', dueDate: '', responsibles: [] as string[] };
type Draft = typeof blank;

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Members that may answer for it, by their row of attendance. */
function useResponsibles(board: MomentProps['board']) {
  const rows = board.session.attendance;
  const data = rows.map((row) => ({ value: row.id, label: organizationOf(board, row.values, 'organization', 'attendeeAsWritten') }));
  const asRow = (id: string) => {
    const values = rows.find((row) => row.id === id)?.values ?? {};
    return typeof values['organization'] === 'string' ? { organization: values['organization'] } : { responsibleAsWritten: String(values['attendeeAsWritten'] ?? '') };
  };
  return { data, asRow };
}

export function NewResolution({ board }: { board: MomentProps['board'] }) {
  const present = board.quorum.second.present;
  const [draft, setDraft] = useState<Draft>({ ...blank, for: present });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const adopt = useStep(board.session.id, 'resolutions', { done: (view: RecordView) => say.adopted(String(view.values['key'])), versionless: true });
  const { data, asRow } = useResponsibles(board);
  const tied = draft.for === draft.against && draft.for > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const vote = draft.voted ? { for: draft.for, against: draft.against, abstained: draft.abstained, ...(tied && draft.chair !== '' && { chair: draft.chair }) } : null;
    const sent = { text: draft.text, resolutionType: draft.resolutionType, vote, dueDate: draft.dueDate.trim(), responsibles: draft.responsibles.map(asRow) };
    adopt.mutate(sent, { onSuccess: () => setDraft({ ...blank, for: present }) });
  };
  return (
    <form className={styles.plain} onSubmit={submit} aria-label={say.adopt}>
      <Textarea label={say.text} value={draft.text} autosize minRows={3} onChange={(event) => set({ text: event.currentTarget.value })} />
      <div className={styles.columns}>
        <Select label={say.type} value={draft.resolutionType} data={options(say.types)} allowDeselect={false} onChange={(value) => set({ resolutionType: value ?? 'approval' })} />
        <TextInput label={say.due} description={draft.dueDate === '' ? '\u00a0' : sayWritten(draft.dueDate)} inputWrapperOrder={['label', 'input', 'description']} value={draft.dueDate} onChange={(event) => set({ dueDate: event.currentTarget.value })} />
        <MultiSelect label={say.responsible} data={data} value={draft.responsibles} searchable onChange={(responsibles) => set({ responsibles })} />
      </div>
      <Checkbox label={say.voted} checked={draft.voted} onChange={(event) => set({ voted: event.currentTarget.checked })} />
      {draft.voted && <VoteInputs draft={draft} tied={tied} present={present} set={set} />}
      {adopt.isError && <ErrorNotice error={adopt.error} />}
      <div><Button type="submit" loading={adopt.isPending} disabled={draft.text.trim() === ''}>{say.adopt}</Button></div>
    </form>
  );
}

function VoteInputs({ draft, tied, present, set }: { draft: Draft; tied: boolean; present: number; set: (change: Partial<Draft>) => void }) {
  const input = (id: 'for' | 'against' | 'abstained') =>
    <NumberInput className={styles.small ?? ''} label={say[id]} min={0} max={500} allowDecimal={false} value={draft[id]} onChange={(value) => set({ [id]: Number(value) || 0 })} />;
  return (
    <div className={styles.row}>
      {input('for')}{input('against')}{input('abstained')}
      <Button variant="subtle" onClick={() => set({ for: present, against: 0, abstained: 0 })}>{say.whole}</Button>
      {tied && <Select label={say.chairVote} value={draft.chair || null} data={options(say.chairChoices)} onChange={(value) => set({ chair: value ?? '' })} />}
    </div>
  );
}
