import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { changeUser, departUser, transferUser, usersQuery, type User } from './api.ts';
import { texts } from './lifecycle-texts.ts';
import { DayField, PlaceField, ReasonField, RolesField, TakesField } from './UserFields.tsx';

const words = house.admin;

interface Props {
  readonly user: User;
  readonly onDone: () => void;
}

/** Does one act on an account, reads the list again, says so. */
function useAct(act: () => Promise<User>, say: (user: User) => string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (user) => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
      announce(say(user));
      onDone();
    },
  });
}

interface ActFormProps {
  readonly title: string;
  readonly explain?: string;
  readonly doing: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly mutate: () => void };
  readonly ready: boolean;
  readonly onTried: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function ActForm({ title, explain, doing, ready, onTried, onCancel, children }: ActFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTried();
    if (ready) doing.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={title}>
      <strong>{title}</strong>
      {explain !== undefined && <p>{explain}</p>}
      {children}
      {doing.isError && <ErrorNotice error={doing.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={doing.isPending}>{shared.save}</Button>
        <Button variant="default" onClick={onCancel}>{shared.cancel}</Button>
      </div>
    </form>
  );
}

const longEnough = (reason: string): boolean => reason.trim().length >= 10;

export function ChangeForm({ user, onDone }: Props) {
  const [answers, setAnswers] = useState({ name: user.name, position: user.position ?? '', validUntil: user.validUntil ?? '', curp: '' });
  const [roles, setRoles] = useState([...user.roles]);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<typeof answers>) => setAnswers({ ...answers, ...part });
  const sameRoles = roles.length === user.roles.length && roles.every((role) => user.roles.includes(role));
  const doing = useAct(() => changeUser(user.id, {
    name: answers.name, position: answers.position.trim() === '' ? null : answers.position, validUntil: answers.validUntil === '' ? null : answers.validUntil,
    ...(sameRoles ? {} : { roles }), ...(answers.curp.trim() === '' ? {} : { curp: answers.curp }),
  }), (changed) => texts.changed(changed.name), onDone);
  const missing = (empty: boolean): string | undefined => (tried && empty ? words.needed : undefined);
  return (
    <ActForm title={texts.change} doing={doing} ready={answers.name.trim() !== '' && roles.length > 0} onTried={() => setTried(true)} onCancel={onDone}>
      <TextInput label={words.name} autoFocus value={answers.name} onChange={(event) => set({ name: event.currentTarget.value })} error={missing(answers.name.trim() === '')} />
      <TextInput label={words.position} value={answers.position} onChange={(event) => set({ position: event.currentTarget.value })} />
      <TextInput label={texts.curp} description={texts.curpChange} maxLength={18} autoComplete="off" value={answers.curp} onChange={(event) => set({ curp: event.currentTarget.value })} />
      <RolesField value={roles} onChange={setRoles} error={missing(roles.length === 0)} />
      <DayField label={texts.until} description={texts.untilHelp} value={answers.validUntil} onChange={(validUntil) => set({ validUntil })} />
    </ActForm>
  );
}

export function TransferForm({ user, onDone }: Props) {
  const [institutionId, setPlace] = useState<string | null>(null);
  const [position, setPosition] = useState(user.position ?? '');
  const [roles, setRoles] = useState<string[]>([]);
  const [handOverTo, setTakes] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const doing = useAct(
    () => transferUser(user.id, { institutionId, roles, position, reason, ...(handOverTo === null ? {} : { handOverTo }) }),
    (moved) => texts.transferred(moved.name, moved.institution.acronym), onDone,
  );
  const missing = (empty: boolean): string | undefined => (tried && empty ? words.needed : undefined);
  const ready = institutionId !== null && roles.length > 0 && longEnough(reason);
  return (
    <ActForm title={texts.transfer} explain={texts.transferHelp} doing={doing} ready={ready} onTried={() => setTried(true)} onCancel={onDone}>
      <PlaceField label={texts.to} except={user.institution.id} value={institutionId} onChange={setPlace} error={missing(institutionId === null)} />
      <TextInput label={words.position} value={position} onChange={(event) => setPosition(event.currentTarget.value)} />
      <RolesField value={roles} onChange={setRoles} error={missing(roles.length === 0)} />
      <TakesField user={user} value={handOverTo} onChange={setTakes} />
      <ReasonField value={reason} onChange={setReason} error={tried && !longEnough(reason) ? texts.reasonShort : undefined} />
    </ActForm>
  );
}

export function DepartForm({ user, onDone }: Props) {
  const [handOverTo, setTakes] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const doing = useAct(() => departUser(user.id, { reason, ...(handOverTo === null ? {} : { handOverTo }) }), (left) => texts.departed(left.name), onDone);
  return (
    <ActForm title={texts.depart} explain={texts.departHelp} doing={doing} ready={longEnough(reason)} onTried={() => setTried(true)} onCancel={onDone}>
      <ReasonField value={reason} onChange={setReason} error={tried && !longEnough(reason) ? texts.reasonShort : undefined} />
      <TakesField user={user} value={handOverTo} onChange={setTakes} />
    </ActForm>
  );
}
