import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPaperclip, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { query } from '@sintra/ui/api/http.ts';
import { uploadFile } from '@sintra/ui/api/upload.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';

const say = texts.prepare;
const accepted = '.pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.txt';

interface Sent {
  readonly id: string;
  readonly name: string;
}

/** The next item. Its document is sent when it is chosen, and becomes the session's when the item is added. */
export function NewItem({ pending, onAdd }: { pending: boolean; onAdd: (values: object) => void }) {
  const [typed, setTyped] = useState({ topic: '', presenter: '', documentLink: '' });
  const [minutes, setMinutes] = useState<number | string>('');
  const sending = useMutation({ mutationFn: (file: File) => uploadFile<Sent>(`/sessions/files${query({ cell: 'agendaFile', name: file.name })}`, file, () => undefined) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.topic.trim() === '' || sending.isPending) return;
    const said = Object.fromEntries(Object.entries(typed).flatMap(([id, value]) => (value.trim() === '' ? [] : [[id, value.trim()]])));
    onAdd({ ...said, ...(typeof minutes === 'number' && { agendaMinutes: minutes }), ...(sending.data !== undefined && { agendaFile: sending.data.id }) });
    setTyped({ topic: '', presenter: '', documentLink: '' });
    setMinutes('');
    sending.reset();
  };
  const input = (id: keyof typeof typed, label: string) => {
    const set = (value: string) => setTyped((before) => ({ ...before, [id]: value }));
    return <TextInput className={styles.grow ?? ''} label={label} value={typed[id]} onChange={(event) => set(event.currentTarget.value)} />;
  };
  return (
    <form className={styles.row} onSubmit={submit} aria-label={say.newTopic}>
      {input('topic', say.topic)}
      {input('presenter', say.presenter)}
      {input('documentLink', say.link)}
      <NumberInput className={styles.small ?? ''} label={say.minutes} min={1} max={600} value={minutes} onChange={setMinutes} />
      <Document sent={sending.data} sending={sending.isPending} onChoose={(file) => sending.mutate(file)} onRemove={() => sending.reset()} />
      <Button type="submit" variant="default" loading={pending} disabled={sending.isPending} leftSection={<IconPlus size={16} aria-hidden />}>{say.add}</Button>
      {sending.isError && <ErrorNotice error={sending.error} />}
    </form>
  );
}

interface DocumentProps {
  readonly sent: Sent | undefined;
  readonly sending: boolean;
  readonly onChoose: (file: File) => void;
  readonly onRemove: () => void;
}

function Document({ sent, sending, onChoose, onRemove }: DocumentProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={input} type="file" hidden accept={accepted} aria-label={say.file} onChange={(event) => { const file = event.currentTarget.files?.[0]; if (file !== undefined) onChoose(file); event.currentTarget.value = ''; }} />
      {sent === undefined
        ? <Button variant="default" loading={sending} title={shared.form.fileHelp} leftSection={<IconPaperclip size={16} aria-hidden />} onClick={() => input.current?.click()}>{say.attach}</Button>
        : <Button variant="light" rightSection={<IconX size={16} aria-hidden />} onClick={onRemove} aria-label={shared.form.fileRemove(sent.name)}>{sent.name}</Button>}
    </>
  );
}
