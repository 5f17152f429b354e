import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { downloadFile } from '@sintra/ui/api/download.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { texts as house } from '../texts.ts';
import { AccessMenu } from './AccessMenu.tsx';
import styles from './administration.module.css';
import { changeUser, inviteUser, letterPath, sendLetter, usersQuery, type User } from './api.ts';
import { ChangeForm, DepartForm, TransferForm } from './UserActs.tsx';
import type { Handed } from './HandedLink.tsx';
import { texts } from './lifecycle-texts.ts';

const words = house.admin;
const day = (iso: string): string => new Date(iso.length === 10 ? `${iso}T12:00:00` : iso).toLocaleDateString('es-MX', { dateStyle: 'long' });

interface Props {
  readonly user: User;
  readonly manages: boolean;
  readonly onHanded: (handed: Handed) => void;
  readonly onBack: () => void;
}

/** One account: what is known of it and, for who administers, what can be done with it. */
export function UserPage({ user, manages, onHanded, onBack }: Props) {
  return (
    <section className={styles.person} aria-labelledby="person-name">
      <Button variant="default" onClick={onBack}>{texts.back}</Button>
      <h2 id="person-name">{user.name}</h2>
      <Facts user={user} />
      {manages && <Letter user={user} />}
      {manages && <Acts user={user} onHanded={onHanded} />}
    </section>
  );
}

function Facts({ user }: { user: User }) {
  const facts: readonly (readonly [string, string])[] = [
    [words.state_, words.states[user.state]],
    ...(user.stateReason === null ? [] : [[texts.facts.reason, user.stateReason] as const]),
    [words.institution, `${user.institution.acronym} · ${user.institution.name}`],
    [words.roles, user.roles.map((role) => house.roles[role] ?? role).join(', ')],
    ...(user.position === null ? [] : [[words.position, user.position] as const]),
    [words.email, user.email],
    [texts.facts.until, user.validUntil === null ? texts.noEnd : day(user.validUntil)],
    [texts.facts.confirmed, user.confirmedAt === null ? texts.neverConfirmed : day(user.confirmedAt)],
    [words.lastSeen, user.lastSeenAt === null ? words.never : day(user.lastSeenAt)],
  ];
  return <dl className={styles.facts}>{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function Letter({ user }: { user: User }) {
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: (file: File) => sendLetter(user.id, file),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
      announce(texts.letterKept);
    },
  });
  const getting = useMutation({ mutationFn: () => downloadFile(letterPath(user.id), 'oficio') });
  const input = `letter-${user.id}`;
  return (
    <div className={styles.letter}>
      <strong>{texts.letter}</strong>
      <span>{user.hasLetter ? texts.letterHelp : `${texts.letterNone} ${texts.letterHelp}`}</span>
      <div className={styles.actions}>
        {user.hasLetter && <Button variant="default" loading={getting.isPending} onClick={() => getting.mutate()}>{texts.letterGet}</Button>}
        <Button component="label" htmlFor={input} variant="default" loading={sending.isPending}>{user.hasLetter ? texts.letterReplace : texts.letterSend}</Button>
        <input
          id={input} type="file" className={styles.file} accept=".pdf,.png,.jpg,.jpeg" aria-label={user.hasLetter ? texts.letterReplace : texts.letterSend}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) sending.mutate(file);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {sending.isError && <ErrorNotice error={sending.error} />}
      {getting.isError && <ErrorNotice error={getting.error} />}
    </div>
  );
}

type Act = 'change' | 'transfer' | 'depart';

function Acts({ user, onHanded }: { user: User; onHanded: (handed: Handed) => void }) {
  const me = useMe();
  const [act, setAct] = useState<Act | null>(null);
  const own = me.user.id === user.id;
  const done = () => setAct(null);
  if (act === 'change') return <ChangeForm user={user} onDone={done} />;
  if (act === 'transfer') return <TransferForm user={user} onDone={done} />;
  if (act === 'depart') return <DepartForm user={user} onDone={done} />;
  return (
    <>
      {own && <p>{texts.own}</p>}
      <div className={styles.actions}>
        <Button onClick={() => setAct('change')}>{texts.change}</Button>
        {!own && <Button variant="default" onClick={() => setAct('transfer')}>{texts.transfer}</Button>}
        {!own && user.state !== 'inactive' && <Button variant="default" onClick={() => setAct('depart')}>{texts.depart}</Button>}
        {!own && <StateButton user={user} />}
        {user.state === 'pending' && <InviteButton user={user} onHanded={onHanded} />}
        {user.state === 'active' && <AccessMenu user={user} onLink={({ name, link }) => onHanded({ kind: 'link', name, secret: link })} />}
      </div>
    </>
  );
}

/** Blocks and opens again; undone with the same button, or at the foot of the screen. */
function StateButton({ user }: { user: User }) {
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: (state: 'active' | 'blocked') => changeUser(user.id, { state }),
    onSuccess: async (_changed, state) => {
      await client.invalidateQueries({ queryKey: usersQuery.queryKey });
      if (state === 'blocked') announce(texts.blocked(user.name), () => changing.mutate('active'));
      else announce(texts.opened(user.name));
    },
  });
  if (user.state === 'pending') return null;
  const label = { active: texts.block, blocked: texts.unblock, inactive: texts.reactivate }[user.state];
  return (
    <>
      <Button variant="default" loading={changing.isPending} onClick={() => changing.mutate(user.state === 'active' ? 'blocked' : 'active')}>{label}</Button>
      {changing.isError && <ErrorNotice error={changing.error} />}
    </>
  );
}

function InviteButton({ user, onHanded }: { user: User; onHanded: (handed: Handed) => void }) {
  const inviting = useMutation({
    mutationFn: () => inviteUser(user.id), gcTime: 0, onError: (error: Error) => announce(error.message),
    onSuccess: ({ invitation }) => onHanded({ kind: 'invitation', name: user.name, secret: invitation }),
  });
  return <Button variant="default" loading={inviting.isPending} onClick={() => inviting.mutate()}>{texts.inviteAgain}</Button>;
}
