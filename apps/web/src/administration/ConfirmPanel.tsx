import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { confirmableQuery, confirmUsers, usersQuery, type Confirmable } from './api.ts';
import { texts } from './lifecycle-texts.ts';

const words = house.admin;
type Answer = 'stay' | 'leave';
type Answers = Readonly<Record<string, Answer>>;

/** The institution's word on its people: marked first, applied all at once. */
export function ConfirmPanel() {
  const people = useQuery(confirmableQuery);
  const client = useQueryClient();
  const me = useMe();
  const [answers, setAnswers] = useState<Answers>({});
  const said = (wanted: Answer): string[] => Object.entries(answers).flatMap(([id, answer]) => (answer === wanted ? [id] : []));
  const applying = useMutation({
    mutationFn: () => confirmUsers({ stay: said('stay'), leave: said('leave') }),
    onSuccess: async ({ confirmed, left }) => {
      setAnswers({});
      await Promise.all([confirmableQuery, usersQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey })));
      announce(texts.applied(confirmed.length, left.length));
    },
  });
  if (people.isError) return <ErrorNotice error={people.error} />;
  if (people.data === undefined) return <Waiting />;
  if (people.data.length === 0) return <Notice tone="info">{texts.confirmEmpty}</Notice>;
  const dueFirst = people.data.toSorted((one, other) => Number(other.due) - Number(one.due));
  const answer = (id: string, next: Answer) => setAnswers(answers[id] === next ? Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id)) : { ...answers, [id]: next });
  const markDue = () => setAnswers({ ...Object.fromEntries(dueFirst.filter(({ due }) => due).map(({ id }) => [id, 'stay' as const])), ...answers });
  const none = Object.keys(answers).length === 0;
  return (
    <div className={styles.panel}>
      <p>{texts.confirmLead}</p>
      {dueFirst[0]?.due === true && <Button variant="default" onClick={markDue}>{texts.markDue}</Button>}
      <ConfirmTable people={dueFirst} own={me.user.id} answers={answers} onAnswer={answer} />
      {applying.isError && <ErrorNotice error={applying.error} />}
      <p role="status">{texts.marked(said('stay').length, said('leave').length)}</p>
      <div className={styles.actions}>
        <Button disabled={none} loading={applying.isPending} onClick={() => applying.mutate()}>{texts.apply}</Button>
        <Button variant="default" disabled={none} onClick={() => setAnswers({})}>{texts.clear}</Button>
      </div>
    </div>
  );
}

interface TableProps {
  readonly people: readonly Confirmable[];
  readonly own: string;
  readonly answers: Answers;
  readonly onAnswer: (id: string, answer: Answer) => void;
}

function ConfirmTable({ people, own, answers, onAnswer }: TableProps) {
  const heads = [words.name, texts.answer, words.state_, words.roles, words.email];
  return (
    <div className={styles.scroll} role="region" aria-label={texts.confirmTab} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{heads.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {people.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}{user.id === own && ` (${texts.self})`}</th>
              <td>
                <div className={styles.actions} role="group" aria-label={texts.answerFor(user.name)}>
                  <AnswerButton label={texts.stays} chosen={answers[user.id] === 'stay'} onClick={() => onAnswer(user.id, 'stay')} />
                  {user.id !== own && <AnswerButton label={texts.gone} chosen={answers[user.id] === 'leave'} onClick={() => onAnswer(user.id, 'leave')} />}
                </div>
              </td>
              <td>{user.due ? texts.due : texts.upToDate}</td>
              <td>{user.roles.map((role) => house.roles[role] ?? role).join(', ')}</td>
              <td>{user.email}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const AnswerButton = ({ label, chosen, onClick }: { label: string; chosen: boolean; onClick: () => void }) => (
  <Button size="compact-md" variant={chosen ? 'filled' : 'default'} aria-pressed={chosen} onClick={onClick}>{label}</Button>
);
