import { Link } from '@tanstack/react-router';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import { NewResolution } from './NewResolution.tsx';
import { organizationOf } from './organization-of.ts';
import type { MomentProps } from './SessionFrame.tsx';

const say = texts.hold;
type Resolution = MomentProps['board']['resolutions'][number];

const sayVote = ({ values }: Resolution): string => {
  const result = say.results[values['voteResult'] as keyof typeof say.results] ?? '';
  if (values['voteResult'] === 'without_vote' || values['votesFor'] === undefined) return result;
  if (values['unanimous'] === 'yes') return `${result} ${say.unanimous}`;
  return `${result}: ${say.votes(Number(values['votesFor']), Number(values['votesAgainst'] ?? 0), Number(values['votesAbstained'] ?? 0))}`;
};

/** What was decided, in the order of its keys. */
export function ResolutionList({ board }: { board: MomentProps['board'] }) {
  return (
    <ul className={styles.plain}>
      {board.resolutions.map((one) => (
        <li key={one.id}>
          <Link to={`/comisiones/acuerdos/${one.id}`}>{String(one.values['key'] ?? one.folio)}</Link>
          {typeof one.values['activity'] === 'string' && <> · <Link to={`/programa/actividades/${one.values['activity']}`}>{say.activity}</Link></>}
          <p className={styles.text}>{String(one.values['text'] ?? '')}</p>
          <span className={styles.quiet}>
            {[sayVote(one), one.values['dueDate'] === undefined ? null : sayWritten(one.values['dueDate']), one.responsibles.map((row) => organizationOf(board, row.values, 'organization', 'responsibleAsWritten')).join(', ')].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Resolutions are typed once: minutes and follow-up take them from here. */
export function ResolutionsCard(props: MomentProps) {
  const { board, writes } = props;
  const minutes = board.session.values['minutesStatus'];
  return (
    <section className={styles.card}>
      <h2>{say.resolutions}</h2>
      {board.resolutions.length === 0 ? <p className={styles.quiet}>{say.noResolutions}</p> : <ResolutionList board={board} />}
      {writes && (minutes === undefined || minutes === 'none') && <NewResolution board={board} />}
    </section>
  );
}
