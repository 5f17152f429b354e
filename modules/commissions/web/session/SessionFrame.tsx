import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { boardQuery, type Board } from '../api.ts';
import styles from '../commissions.module.css';
import { sayWritten, useMayWrite } from '../parts.tsx';
import { texts } from '../texts.ts';

const say = texts.session;

const moments = [['preparar', 'prepare'], ['celebrar', 'hold'], ['cerrar', 'close']] as const;

/** The three moments of a session, one step from each other. */
export function Moments({ id }: { id: string }) {
  return (
    <nav aria-label={say.moments}>
      <ul className={styles.moments}>
        {moments.map(([address, moment]) => (
          <li key={moment}>
            <Link to={`/comisiones/sesiones/${id}/${address}`} activeProps={{ 'aria-current': 'page' }}>
              <strong>{say[moment]}</strong>
              <span className={styles.quiet}>{say.explain[moment]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Back to the line of the programme: the sheet of the session's year. */
export function ProgrammeLink({ values }: { values: Readonly<Record<string, unknown>> }) {
  const year = typeof values['year'] === 'number' ? String(values['year']) : undefined;
  return <Link to="/programa" search={year === undefined ? {} : { anio: year }}>{say.programme(year)}</Link>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface MomentProps {
  readonly board: Board;
  readonly writes: boolean;
}

/** Head and moments around one of the three screens. */
export function SessionFrame({ live = false, children }: { live?: boolean; children: (props: MomentProps) => ReactNode }) {
  const { id } = useParams({ strict: false }) as { id: string };
  const board = useQuery(boardQuery(id, live));
  if (board.isError && board.data === undefined) return <Page title={texts.tabs.sessions}><ErrorNotice error={board.error} /></Page>;
  if (board.data === undefined) return <Page title={texts.tabs.sessions}><Waiting lines={12} /></Page>;
  return <Framed board={board.data}>{children}</Framed>;
}

function Framed({ board, children }: { board: Board; children: (props: MomentProps) => ReactNode }) {
  const { session, body } = board;
  const writes = useMayWrite(session.institution.id) && session.annulled === null;
  const status = say.status[text(session.values['sessionStatus']) as keyof typeof say.status] ?? '';
  return (
    <Page
      title={text(session.values['title']) || session.folio}
      lead={<><Link to={`/comisiones/organos/${body.id}`}>{body.name}</Link> · {sayWritten(session.values['heldOn'] ?? session.values['planned'])} · {status} · <ProgrammeLink values={session.values} /></>}
      actions={<Link to={`/comisiones/sesiones/${session.id}`}>{say.record}</Link>}
    >
      <Moments id={session.id} />
      {!writes && <Notice tone="info">{say.readOnly}</Notice>}
      {children({ board, writes })}
    </Page>
  );
}
