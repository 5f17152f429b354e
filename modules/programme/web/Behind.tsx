import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { behindQuery } from './api.ts';
import styles from './programme.module.css';
import { texts } from './texts.ts';

/** The resolutions behind an activity, each beside its session and the minutes of it: one step from the programme's line. */
export function Behind({ activity }: { activity: string }) {
  const found = useQuery(behindQuery(activity));
  return (
    <section id="activity-behind" className={styles.panel} aria-labelledby="activity-behind-title">
      <h2 id="activity-behind-title">{texts.behind}</h2>
      {found.isError && <ErrorNotice error={found.error} />}
      {found.isPending && <Waiting lines={1} height={20} />}
      {found.data?.items.length === 0 && <p className={styles.quiet}>{texts.noneBehind}</p>}
      <ul className={styles.behind}>
        {found.data?.items.map(({ id, folio, values }) => {
          const session = typeof values['session'] === 'string' ? values['session'] : null;
          return (
            <li key={id}>
              <Link to={`/comisiones/acuerdos/${id}`}>{String(values['title'] ?? folio)}</Link>
              {session !== null && <span className={styles.quiet}><Link to={`/comisiones/sesiones/${session}`}>{found.data.titles[session]?.title ?? texts.session}</Link> · <Link to={`/comisiones/sesiones/${session}/cerrar`}>{texts.minutes}</Link></span>}
            </li>
          );
        })}
      </ul>
      {(found.data?.next ?? null) !== null && <Link to="/comisiones/acuerdos" search={{ activity }}>{texts.allBehind}</Link>}
    </section>
  );
}
