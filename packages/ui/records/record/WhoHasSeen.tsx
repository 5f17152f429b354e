import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../../api/http.ts';
import { ErrorNotice } from '../../parts/Notice.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { useRight } from '../../session.ts';
import { sayShortInstant } from '../../words.ts';
import styles from '../records.module.css';
import { seenTexts as words } from './seen-texts.ts';

interface Reader {
  readonly id: string | null;
  readonly name: string | null;
  readonly institution: string | null;
  readonly opened: number;
  readonly revealed: number;
  readonly changed: number;
  readonly first: string;
  readonly last: string;
  readonly reasons: readonly string[];
}

interface Readers {
  readonly people: readonly Reader[];
  readonly identifiedExports: number;
  readonly more: boolean;
}

/** «Quién ha visto este registro», for whoever may read the log. Asked for with a button: looking is itself written in the log. */
export function WhoHasSeen({ id }: { id: string }) {
  const allowed = useRight('log', 'read');
  const [asked, setAsked] = useState(false);
  const seen = useQuery({ queryKey: ['log', 'readers', id], queryFn: () => get<Readers>(`/log/records/${id}`), enabled: allowed && asked, staleTime: 0 });
  if (!allowed) return null;
  return (
    <section aria-labelledby="seen-title">
      <h2 id="seen-title" className={styles.asideTitle}>{words.title}</h2>
      {!asked && <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>{words.ask}</Button>}
      {seen.isError && <ErrorNotice error={seen.error} />}
      {seen.isLoading && <Waiting lines={3} height={48} />}
      {seen.data !== undefined && <Answer readers={seen.data} id={id} />}
    </section>
  );
}

function Answer({ readers: { people, identifiedExports, more }, id }: { readers: Readers; id: string }) {
  return (
    <>
      <ul className={styles.timeline}>
        {people.map((reader) => (
          <li key={reader.id ?? 'system'}>
            <div className={styles.timelineHead}>{words.who(reader.name, reader.institution)}</div>
            <p className={styles.quiet}>{words.did(reader)}</p>
            <p className={styles.quiet}>{words.last(sayShortInstant(reader.last))}</p>
            {reader.reasons.map((reason, index) => <p key={index} className={styles.because}>{words.because(reason)}</p>)}
          </li>
        ))}
      </ul>
      {more && <p className={styles.quiet}>{words.more}</p>}
      {identifiedExports > 0 && <p className={styles.quiet}>{words.exports(identifiedExports)}</p>}
      <Link to="/bitacora" search={{ record: id }}>{words.all}</Link>
    </>
  );
}
