import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { emergenciesQuery, openEmergency } from './api.ts';
import styles from './emergencies.module.css';
import { emergencyTexts } from './texts.ts';

const words = emergencyTexts.ask;
const shortest = 10;

function useOpening(path: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { folio: string; cause: string; reason: string }) => openEmergency(path, body),
    onSuccess: async ({ id }) => {
      announce(words.opened);
      await client.invalidateQueries({ queryKey: emergenciesQuery.queryKey });
      void navigate({ to: `/emergencias/${id}` });
    },
  });
}

/** What will happen, the folio, the cause and what is going on. */
export function OpenForm({ path, onCancel }: { path: string; onCancel: () => void }) {
  const [folio, setFolio] = useState('');
  const [cause, setCause] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const opening = useOpening(path);
  const short = reason.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (folio.trim() !== '' && cause !== '' && !short) opening.mutate({ folio: folio.trim().toUpperCase(), cause, reason: reason.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="emergency-form" noValidate>
      <h2 id="emergency-form">{words.title}</h2>
      <Notice tone="warning" title={words.warning}><ul className={styles.points}>{words.points.map((point) => <li key={point}>{point}</li>)}</ul></Notice>
      <TextInput
        label={words.folio} description={words.folioHelp} value={folio} onChange={(event) => setFolio(event.currentTarget.value)} autoComplete="off" autoFocus maxLength={60} maw={360}
        error={tried && folio.trim() === '' ? words.folioMissing : null}
      />
      <Radio.Group label={words.cause} value={cause} onChange={setCause} error={tried && cause === '' ? words.causeMissing : null}>
        <div className={styles.causes}>{Object.entries(emergencyTexts.causes).map(([id, label]) => <Radio key={id} value={id} label={label} />)}</div>
      </Radio.Group>
      <Textarea
        label={words.reason} description={words.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={3} maxLength={2000}
        error={tried && short ? shared.reasonShort : null}
      />
      {opening.isError && <ErrorNotice error={opening.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={opening.isPending}>{words.confirm}</Button>
        <Button variant="default" onClick={onCancel}>{shared.cancel}</Button>
      </div>
    </form>
  );
}
