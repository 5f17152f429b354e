import { Button } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { catalogsQuery } from '@sintra/ui/api/queries.ts';
import { labelOf } from '@sintra/ui/form/options.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { plural } from '@sintra/ui/words.ts';
import { overviewQuery, type Overview } from '../api.ts';
import styles from '../commissions.module.css';
import { ModuleTabs } from '../ModuleTabs.tsx';
import { Lights, sayWritten, WatchLine } from '../parts.tsx';
import { texts } from '../texts.ts';
import { StatesCard } from './StatesCard.tsx';

const say = texts.overview;

/** Bodies, what the norm asks of them, what comes and what is late. */
export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  const creates = useRight('work', 'create');
  const register = creates && <Button component={Link} to="/comisiones/organos/nueva">{say.register}</Button>;
  return (
    <Page title={say.title} lead={overview.data === undefined ? '\u00a0' : say.lead(plural(overview.data.bodies.length, 'órgano', 'órganos'))} actions={register}>
      <ModuleTabs />
      {overview.isError && <ErrorNotice error={overview.error} />}
      {overview.data === undefined ? !overview.isError && <Waiting lines={12} /> : <Content overview={overview.data} />}
    </Page>
  );
}

function Content({ overview }: { overview: Overview }) {
  if (overview.bodies.length === 0) return <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>;
  return (
    <>
      <div className={styles.columns}>
        <WatchCard overview={overview} />
        <NextCard overview={overview} />
        <section className={styles.card}>
          <h2>{say.lights}</h2>
          <Lights counts={overview.lights} />
          <p className={styles.quiet}>{texts.lightRule}</p>
        </section>
        {overview.terms.length > 0 && <TermsCard overview={overview} />}
      </div>
      <StatesCard overview={overview} />
      <KindsCard overview={overview} />
    </>
  );
}

function WatchCard({ overview }: { overview: Overview }) {
  const watched = overview.bodies.filter(({ watches }) => watches.length > 0);
  return (
    <section className={styles.card}>
      <h2>{say.watch}</h2>
      {watched.length === 0 && <p className={styles.quiet}>{say.watchNone}</p>}
      <ul className={styles.plain}>
        {watched.map(({ id, name, watches }) => (
          <li key={id}>
            <Link to={`/comisiones/organos/${id}`}>{name}</Link>
            {watches.map((watch) => <WatchLine key={watch.rule + watch.deadline} watch={watch} />)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextCard({ overview: { next } }: { overview: Overview }) {
  return (
    <section className={styles.card}>
      <h2>{say.next}</h2>
      {next.length === 0 && <p className={styles.quiet}>{say.nextNone}</p>}
      <ul className={styles.plain}>
        {next.map((session) => (
          <li key={session.id}>
            <Link to={`/comisiones/sesiones/${session.id}/preparar`}>{session.title}</Link>
            <span className={styles.quiet}>{sayWritten(session.heldOn ?? session.planned)} · {texts.session.status[session.sessionStatus as keyof typeof texts.session.status]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TermsCard({ overview: { terms } }: { overview: Overview }) {
  return (
    <section className={styles.card}>
      <h2>{say.terms}</h2>
      <ul className={styles.plain}>
        {terms.map((term) => (
          <li key={term.id}>
            <Link to={`/comisiones/seleccion/${term.id}`}>{term.name}</Link>
            <span className={styles.quiet}>{texts.term(sayWritten(term.until), term.daysLeft, term.renewable)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every body but those of the states, which have the map. */
function KindsCard({ overview }: { overview: Overview }) {
  const catalogs = useSuspenseQuery(catalogsQuery).data;
  const kinds = Map.groupBy(overview.bodies.filter(({ bodyType }) => bodyType !== 'state_body'), ({ bodyType }) => bodyType ?? 'other');
  return (
    <section className={styles.card}>
      <h2>{say.byKind}</h2>
      <div className={styles.columns}>
        {[...kinds].map(([kind, bodies]) => (
          <div key={kind}>
            <h3>{labelOf(catalogs['body_type'] ?? [], kind)}</h3>
            <ul className={styles.plain}>
              {bodies.map(({ id, name, lastHeldOn }) => (
                <li key={id}>
                  <Link to={`/comisiones/organos/${id}`}>{name}</Link>
                  {lastHeldOn !== null && <span className={styles.quiet}>{say.columns.last}: {sayWritten(lastHeldOn)}</span>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
