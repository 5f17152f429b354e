import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { recordQuery } from '@sintra/ui/api/queries.ts';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import { lightOf } from '../../rules/follow-up.ts';
import styles from '../commissions.module.css';
import { LightMark } from '../parts.tsx';
import { texts } from '../texts.ts';

const say = texts.resolution;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Above the record of a resolution: its light with the rule of it, its progress, and the session it came from. */
export function ResolutionPanel({ record: { values } }: PanelProps) {
  const session = text(values['session']);
  const light = lightOf(text(values['resolutionStatus']), text(values['dueDate']), day.format(new Date()));
  return (
    <section id="resolution-light" className={styles.card}>
      <div className={styles.line}><h2>{say.light}</h2><LightMark light={light} /></div>
      {typeof values['percent'] === 'number' && <p className={styles.quiet}>{say.percent(values['percent'])}</p>}
      <p className={styles.quiet}>{texts.lightRule}</p>
      {session !== null && <SessionLink id={session} />}
    </section>
  );
}

function SessionLink({ id }: { id: string }) {
  const session = useQuery(recordQuery('sessions', id));
  return <p className={styles.text}>{say.session}: <Link to={`/comisiones/sesiones/${id}/cerrar`}>{text(session.data?.values['title']) ?? session.data?.folio ?? '…'}</Link></p>;
}
