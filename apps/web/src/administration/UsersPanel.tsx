import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { texts as shared } from '@sintra/ui/texts.ts';
import { sayElapsed } from '@sintra/ui/words.ts';
import { texts as house } from '../texts.ts';
import styles from './administration.module.css';
import { usersQuery, type User } from './api.ts';
import { ExcelTools } from './ExcelTools.tsx';
import { HandedLink, type Handed } from './HandedLink.tsx';
import { texts } from './lifecycle-texts.ts';
import { UserForm } from './UserForm.tsx';
import { UserPage } from './UserPage.tsx';

const words = house.admin;
const PAGE = 50;
/** How people are looked for: without accents or capitals. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Wanted {
  readonly text: string;
  readonly state: string | null;
  readonly place: string | null;
}

const matches = ({ text, state, place }: Wanted) => (user: User): boolean =>
  (state === null || user.state === state) && (place === null || user.institution.id === place) && plain(`${user.name} ${user.email}`).includes(plain(text.trim()));

/** Accounts: the list, one of them opened, or a new one. Who may not manage only reads. */
export function UsersPanel() {
  const users = useQuery(usersQuery);
  const manages = useRight('user', 'manage');
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  if (users.isError) return <ErrorNotice error={users.error} />;
  if (users.data === undefined) return <Waiting />;
  const chosen = users.data.find(({ id }) => id === open);
  return (
    <div className={styles.panel}>
      {handed !== null && <HandedLink handed={handed} onClose={() => setHanded(null)} />}
      {chosen !== undefined && <UserPage user={chosen} manages={manages} onHanded={setHanded} onBack={() => setOpen(null)} />}
      {chosen === undefined && manages && (adding ? <UserForm onClose={() => setAdding(false)} onCreated={setHanded} /> : <Button onClick={() => setAdding(true)}>{words.newUser}</Button>)}
      {chosen === undefined && manages && <ExcelTools kind="users" queryKey={usersQuery.queryKey} />}
      {chosen === undefined && <UsersList users={users.data} onOpen={setOpen} />}
    </div>
  );
}

interface ListProps {
  readonly users: readonly User[];
  readonly onOpen: (id: string) => void;
}

function UsersList({ users, onOpen }: ListProps) {
  const [wanted, setWanted] = useState<Wanted>({ text: '', state: null, place: null });
  const [most, setMost] = useState(PAGE);
  const found = users.filter(matches(wanted));
  const places = [...new Map(users.map(({ institution }) => [institution.id, { value: institution.id, label: institution.acronym }])).values()];
  const states = Object.entries(words.states).map(([value, label]) => ({ value, label }));
  const want = (part: Partial<Wanted>) => {
    setWanted({ ...wanted, ...part });
    setMost(PAGE);
  };
  return (
    <>
      <div className={styles.filters} role="search">
        <TextInput type="search" label={texts.find} value={wanted.text} onChange={(event) => want({ text: event.currentTarget.value })} />
        <Select label={texts.stateFilter} placeholder={texts.anyState} data={states} clearable clearButtonProps={{ 'aria-label': shared.clear }} value={wanted.state} onChange={(state) => want({ state })} />
        {places.length > 1 && <Select label={texts.placeFilter} placeholder={texts.anyPlace} data={places} searchable clearable clearButtonProps={{ 'aria-label': shared.clear }} value={wanted.place} onChange={(place) => want({ place })} />}
      </div>
      <p role="status">{found.length === 0 ? texts.none : texts.shown(Math.min(most, found.length), found.length)}</p>
      {found.length > 0 && <UsersTable users={found.slice(0, most)} onOpen={onOpen} />}
      {found.length > most && <Button variant="default" onClick={() => setMost(most + PAGE)}>{texts.more}</Button>}
    </>
  );
}

function UsersTable({ users, onOpen }: ListProps) {
  const heads = [words.name, words.institution, words.roles, words.email, words.state_, words.lastSeen];
  return (
    <div className={styles.scroll} role="region" aria-label={words.users} tabIndex={0}>
      <table className={styles.table}>
        <thead><tr>{heads.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <th scope="row"><button type="button" className={styles.name} title={texts.openPerson(user.name)} onClick={() => onOpen(user.id)}>{user.name}</button></th>
              <td title={user.institution.name}>{user.institution.acronym}</td>
              <td>{user.roles.map((role) => house.roles[role] ?? role).join(', ')}</td>
              <td>{user.email}</td>
              <td>{words.states[user.state]}</td>
              <td>{user.lastSeenAt === null ? words.never : `hace ${sayElapsed(Date.now() - Date.parse(user.lastSeenAt))}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
