import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { sayElapsed } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import { texts as access } from './access-texts.ts';
import { AccessMenu } from './AccessMenu.tsx';
import styles from './administration.module.css';
import { usersQuery, type User } from './api.ts';
import { UserForm } from './UserForm.tsx';

const words = texts.admin;

interface Handed {
  readonly name: string;
  readonly password: string;
}

export function UsersPanel() {
  const users = useQuery(usersQuery);
  const [adding, setAdding] = useState(false);
  const [handed, setHanded] = useState<Handed | null>(null);
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  if (users.isError) return <ErrorNotice error={users.error} />;
  if (users.data === undefined) return <Waiting />;
  return (
    <div className={styles.panel}>
      {handed !== null && (
        <Notice tone="warning" title={words.initialPassword(handed.name)} action={<Button variant="default" onClick={() => setHanded(null)}>{shared.close}</Button>}>
          <code className={styles.password}>{handed.password}</code> {words.initialHelp}
        </Notice>
      )}
      {link !== null && (
        <Notice tone="warning" title={access.link(link.name)} action={<Button variant="default" onClick={() => setLink(null)}>{shared.close}</Button>}>
          <code className={styles.password}>{link.link}</code> {access.linkHelp}
        </Notice>
      )}
      {adding ? <UserForm onClose={() => setAdding(false)} onCreated={setHanded} /> : <Button onClick={() => setAdding(true)}>{words.newUser}</Button>}
      <UsersTable users={users.data} onLink={setLink} />
    </div>
  );
}

function UsersTable({ users, onLink }: { users: readonly User[]; onLink: (handed: { name: string; link: string }) => void }) {
  const heads = [words.name, words.institution, words.roles, words.email, words.state_, words.lastSeen, access.column];
  return (
    <div className={styles.scroll} role="region" aria-label={words.users} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{heads.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row">{user.name}</th>
              <td title={user.institution.name}>{user.institution.acronym}</td>
              <td>{user.roles.map((role) => texts.roles[role] ?? role).join(', ')}</td>
              <td>{user.email}</td>
              <td>{words.states[user.state]}</td>
              <td>{user.lastSeenAt === null ? words.never : `hace ${sayElapsed(Date.now() - Date.parse(user.lastSeenAt))}`}</td>
              <td><AccessMenu user={user} onLink={onLink} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
