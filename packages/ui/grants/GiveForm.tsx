import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RecordView } from '../api/types.ts';
import { ErrorNotice } from '../parts/Notice.tsx';
import { texts as shared } from '../texts.ts';
import { institutionsQuery, type NewGrant } from './api.ts';
import styles from './grants.module.css';
import { grantTexts } from './texts.ts';
import { dayIn, endOfDay } from './words.ts';

const words = grantTexts.form;
const kinds = ['referral', 'transfer', 'coordinated_case'].map((value) => ({ value, label: grantTexts.kinds[value] ?? value }));
const shortest = 10;
const usualDays = 30;
const mostDays = 366;

interface Props {
  readonly record: RecordView;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onGive: (grant: NewGrant) => void;
  readonly onCancel: () => void;
}

/** The other institutions of the country; the record's own needs no grant. */
function useOthers(owner: string) {
  const institutions = useQuery(institutionsQuery);
  return (institutions.data ?? []).filter(({ id }) => id !== owner).map(({ id, acronym, name }) => ({ value: id, label: `${acronym} · ${name}` }));
}

/** To whom, why, which classes of data, and until when. */
export function GiveForm({ record, pending, error, onGive, onCancel }: Props) {
  const [institution, setInstitution] = useState<string | null>(null);
  const [kind, setKind] = useState('referral');
  const [classes, setClasses] = useState<readonly string[]>(['general', 'confidential']);
  const [until, setUntil] = useState(() => dayIn(usualDays));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const others = useOthers(record.institution.id);
  const wrongDay = until < dayIn(0) || until > dayIn(mostDays);
  const short = reason.trim().length < shortest;
  const codes = grantTexts.classes.filter(({ id }) => classes.includes(id)).flatMap((one) => one.codes);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (institution !== null && !wrongDay && !short) onGive({ institution, kind, classes: codes, reason: reason.trim(), until: endOfDay(until) });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="give-title" noValidate>
      <h3 id="give-title">{words.title}</h3>
      <Select label={words.institution} description={words.institutionHelp} data={others} value={institution} onChange={setInstitution} searchable error={tried && institution === null ? words.institutionMissing : null} />
      <Select label={words.kind} data={kinds} value={kind} onChange={(value) => setKind(value ?? 'referral')} allowDeselect={false} />
      <Checkbox.Group label={words.classes} value={[...classes]} onChange={setClasses}>
        <div className={styles.choices}>
          {grantTexts.classes.map(({ id, label, help }) => <Checkbox key={id} value={id} label={label} description={help} disabled={id === 'general'} />)}
        </div>
      </Checkbox.Group>
      <TextInput
        type="date" label={words.until} description={words.untilHelp} value={until} min={dayIn(0)} max={dayIn(mostDays)} onChange={(event) => setUntil(event.currentTarget.value)} maw={220}
        error={tried && wrongDay ? words.untilMissing : null}
      />
      <Textarea label={words.reason} description={words.reasonHelp} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} maxLength={2000} error={tried && short ? shared.reasonShort : null} />
      {error !== null && error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={pending}>{words.confirm}</Button>
        <Button variant="default" onClick={onCancel}>{shared.cancel}</Button>
      </div>
    </form>
  );
}
