import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PanelProps } from '@sintra/ui/records/screens.ts';
import { boardQuery } from '../api.ts';
import styles from '../commissions.module.css';
import { texts } from '../texts.ts';
import { ResolutionList } from './ResolutionsCard.tsx';
import { Moments, ProgrammeLink } from './SessionFrame.tsx';

const say = texts.session;

/** Above the record of a session: the way to its three moments, to what it resolved, and to the programme of its year. */
export function SessionPanel({ record }: PanelProps) {
  const board = useQuery(boardQuery(record.id));
  const resolutions = board.data?.resolutions ?? [];
  return (
    <section className={styles.card}>
      <h2>{say.three}</h2>
      <Moments id={record.id} />
      {board.data !== undefined && resolutions.length > 0 && (
        <>
          <h3>{say.resolved}</h3>
          <ResolutionList board={board.data} />
        </>
      )}
      <p className={styles.quiet}><Link to={`/comisiones/sesiones/${record.id}/cerrar`}>{texts.close.minutes}</Link> · <ProgrammeLink values={record.values} /></p>
    </section>
  );
}
