import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { catalogsQuery } from '@sintra/ui/api/queries.ts';
import { inegiOfMapId } from '@sintra/ui/charts/mexico.ts';
import { StateMap, type StateTone } from '@sintra/ui/charts/StateMap.tsx';
import { labelOf } from '@sintra/ui/form/options.ts';
import type { Overview } from '../api.ts';
import styles from '../commissions.module.css';
import { sayWritten } from '../parts.tsx';
import { texts } from '../texts.ts';
import { useScope } from '@sintra/ui/session.ts';

const say = texts.overview;
type Line = Overview['bodies'][number];

const toneOf: Readonly<Record<string, StateTone>> = { installed: 'good', reinstalled: 'good', installing: 'partial', not_installed: 'bad', inactive: 'bad' };
const tones = ['good', 'partial', 'bad', 'none'] as const;
const states = [...new Set(Object.values(inegiOfMapId))].sort((a, b) => a.localeCompare(b));

/** The states' bodies on the map, and the same in a table that says more; who reaches one state only sees that one. */
export function StatesCard({ overview }: { overview: Overview }) {
  const navigate = useNavigate();
  const whole = useScope('work', 'read') === 'national';
  const byState = new Map(overview.bodies.filter(({ bodyType, bodyState }) => bodyType === 'state_body' && bodyState !== null).map((body) => [body.bodyState ?? '', body]));
  const open = (state: string): void => {
    const body = byState.get(state);
    if (body !== undefined) void navigate({ to: `/comisiones/organos/${body.id}` });
  };
  if (!whole && byState.size === 0) return null;
  if (!whole) return <section className={styles.card}><h2>{say.ownTable}</h2><StatesTable byState={byState} shown={[...byState.keys()]} /></section>;
  return (
    <section className={styles.card}>
      <h2>{say.map}</h2>
      <StateMap
        tones={Object.fromEntries([...byState].map(([state, body]) => [state, toneOf[body.bodyStatus ?? ''] ?? 'none']))}
        legend={tones.map((tone) => ({ tone, label: say.mapLegend[tone] }))}
        onOpen={open}
      />
      <h3>{say.table}</h3>
      <StatesTable byState={byState} shown={states} />
    </section>
  );
}

function StatesTable({ byState, shown }: { byState: ReadonlyMap<string, Line>; shown: readonly string[] }) {
  const head = say.columns;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={say.table}>
      <table className={styles.table}>
        <thead>
          <tr>{[head.state, head.body, head.status, head.installed, head.law, head.regulation, head.programme, head.fund, head.last, head.accompanied].map((label) => <th key={label} scope="col">{label}</th>)}</tr>
        </thead>
        <tbody>{shown.map((state) => <StateRow key={state} state={state} body={byState.get(state)} />)}</tbody>
      </table>
    </div>
  );
}

function StateRow({ state, body }: { state: string; body: Line | undefined }) {
  const catalogs = useSuspenseQuery(catalogsQuery).data;
  const name = <th scope="row">{labelOf(catalogs['state'] ?? [], state)}</th>;
  const yes = (value: string | null): string => (value === null ? '—' : labelOf(catalogs['yes_no'] ?? [], value));
  if (body === undefined) return <tr>{name}<td colSpan={9} className={styles.quiet}>{say.noBody}</td></tr>;
  return (
    <tr>
      {name}
      <td className={styles.oneLine}><Link to={`/comisiones/organos/${body.id}`}>{body.acronym ?? body.name}</Link></td>
      <td>{body.bodyStatus === null ? '—' : labelOf(catalogs['body_status'] ?? [], body.bodyStatus)}</td>
      <td>{sayWritten(body.installedOn, '—')}</td>
      <td>{yes(body.stateLaw)}</td><td>{yes(body.stateRegulation)}</td><td>{yes(body.stateProgramme)}</td><td>{yes(body.victimFund)}</td>
      <td>{sayWritten(body.lastHeldOn, '—')}</td>
      <td>{yes(body.accompanied)}</td>
    </tr>
  );
}
