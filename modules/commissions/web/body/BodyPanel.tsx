import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import { bodyBoardQuery, type BodyBoard } from '../api.ts';
import styles from '../commissions.module.css';
import { basisWords, Lights, sayWritten, useMayWrite, WatchLine } from '../parts.tsx';
import { texts } from '../texts.ts';
import { PlanSession } from './PlanSession.tsx';

const say = texts.body;

/** Above the record of a body: its sessions, its minimums and rules, its resolutions and what hangs from it. */
export function BodyPanel({ record }: PanelProps) {
  const board = useQuery(bodyBoardQuery(record.id));
  const writes = useMayWrite(record.institution.id) && record.annulled === null;
  if (board.isError) return <ErrorNotice error={board.error} />;
  if (board.data === undefined) return <Waiting lines={6} />;
  return (
    <>
      <Sessions board={board.data} writes={writes} />
      <div className={styles.columns}>
        <section id="body-minimums" className={styles.card}>
          <h2>{say.minimums}</h2>
          {board.data.watches.length === 0 && <p className={styles.quiet}>{say.noMinimums}</p>}
          {board.data.watches.map((watch) => <WatchLine key={watch.rule + watch.deadline} watch={watch} />)}
          <Rules board={board.data} />
        </section>
        <section id="body-resolutions" className={styles.card}>
          <h2>{say.resolutions}</h2>
          <Lights counts={board.data.lights} body={record.id} />
        </section>
        {board.data.children.length > 0 && <Children board={board.data} />}
      </div>
    </>
  );
}

function Sessions({ board, writes }: { board: BodyBoard; writes: boolean }) {
  return (
    <section id="body-sessions" className={styles.card}>
      <h2>{say.sessions}</h2>
      {board.sessions.length === 0 && <p className={styles.quiet}>{say.noSessions}</p>}
      <ul className={styles.plain}>
        {board.sessions.map((session) => (
          <li key={session.id}>
            <div className={styles.line}>
              <Link to={`/comisiones/sesiones/${session.id}`}>{session.title}</Link>
              <span className={styles.quiet}>
                {[sayWritten(session.heldOn ?? session.planned), texts.session.status[session.sessionStatus as keyof typeof texts.session.status], session.resolutions > 0 ? say.resolutionsOf(session.resolutions) : null].filter(Boolean).join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {writes && <PlanSession board={board} />}
    </section>
  );
}

function Rules({ board: { rules } }: { board: BodyBoard }) {
  if (rules === null) return null;
  return (
    <>
      <h3>{say.rules}</h3>
      <p className={styles.quiet}>
        {say.rule(rules.quorumFirst, rules.quorumSecond, rules.noticeOrdinaryDays, rules.noticeExtraordinaryDays)} {say.majorities[rules.majority]}{rules.castingVote ? ` ${say.casting}` : ''}. {basisWords(rules)}
      </p>
    </>
  );
}

function Children({ board }: { board: BodyBoard }) {
  return (
    <section className={styles.card}>
      <h2>{say.children}</h2>
      <ul className={styles.plain}>{board.children.map(({ id, name }) => <li key={id}><Link to={`/comisiones/organos/${id}`}>{name}</Link></li>)}</ul>
    </section>
  );
}
