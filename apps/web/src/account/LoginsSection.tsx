import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { sayElapsed } from '@sintra/ui/words.ts';
import { endLogin, endOtherLogins, loginsQuery, type Login } from '../session/api.ts';
import { texts } from '../session/texts.ts';
import styles from './account.module.css';
import { deviceOf } from './device.ts';

const words = texts.logins;
const moment = new Intl.DateTimeFormat('es-MX', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'America/Mexico_City' });

/** Where the account is open, and closing it there. */
export function LoginsSection() {
  const client = useQueryClient();
  const logins = useQuery(loginsQuery);
  const closed = (text: string) => {
    announce(text);
    return client.invalidateQueries({ queryKey: loginsQuery.queryKey });
  };
  const ending = useMutation({ mutationFn: endLogin, onSuccess: () => closed(words.ended) });
  const endingOthers = useMutation({ mutationFn: endOtherLogins, onSuccess: ({ ended }) => closed(words.endedOthers(ended)) });
  if (logins.isError) return <ErrorNotice error={logins.error} />;
  if (logins.data === undefined) return <Waiting />;
  const error = ending.error ?? endingOthers.error;
  return (
    <section className={styles.section} aria-labelledby="logins-title">
      <h2 id="logins-title">{words.title}</h2>
      <p>{words.help}</p>
      <ul className={styles.rows}>{logins.data.map((login) => <LoginRow key={login.id} login={login} onEnd={() => ending.mutate(login.id)} />)}</ul>
      {error !== null && <ErrorNotice error={error} />}
      {logins.data.length > 1
        ? <div><Button variant="default" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>{words.endOthers}</Button></div>
        : <p>{words.only}</p>}
    </section>
  );
}

function LoginRow({ login, onEnd }: { login: Login; onEnd: () => void }) {
  const device = deviceOf(login.device) ?? words.unknown;
  const facts = [words.used(sayElapsed(Date.now() - Date.parse(login.lastSeenAt))), words.opened(moment.format(new Date(login.openedAt))), words.means[login.means]];
  return (
    <li>
      <div>
        <strong>{device}</strong>
        <p>{facts.join(', ')}</p>
      </div>
      {login.current ? <span className={styles.here}>{words.here}</span> : <Button variant="default" size="compact-md" aria-label={words.endOne(device)} onClick={onEnd}>{words.end}</Button>}
    </li>
  );
}
