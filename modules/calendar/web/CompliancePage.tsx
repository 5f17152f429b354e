import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { WatchLine } from '@sintra/commissions/web';
import { LightTag } from '@sintra/programme/web';
import { ChartCard } from '@sintra/ui/charts/ChartCard.tsx';
import { saveXlsx } from '@sintra/ui/charts/sheet.ts';
import type { ChartData, Mark } from '@sintra/ui/charts/types.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { sayDay, sayNumber } from '@sintra/ui/words.ts';
import { daysOf, placeOf, tidy, today, type Search } from './address.ts';
import { complianceQuery, type Compliance, type Light } from './api.ts';
import { CalendarTabs } from './CalendarTabs.tsx';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

const say = texts.compliance;
const lights = ['red', 'amber', 'green', 'done', 'grey'] as const satisfies readonly Light[];
/** Places in the palette of charts: wine, amber, green, blue, grey. */
const fills: Readonly<Record<Light, number>> = { red: 0, green: 1, amber: 2, done: 3, grey: 4 };
type Filter = 'organo' | 'responsable' | 'objetivo' | 'clase';
const bothKinds = 'activity,resolution';

/** The list that a figure counts: the same filters in the agenda. */
const listOf = (year: number, more: Search): Record<string, string> => tidy({ vista: 'agenda', anio: year, clase: bothKinds, ...more }) as Record<string, string>;

const marksOf = (counts: Compliance['byBody'], none: string): readonly Mark[] => counts.flatMap(({ id, label, lights: of }) => lights.flatMap((light) => (of[light] === 0 ? [] : [{
  code: id ?? 'none', label: id === null ? none : label, series: { code: light, label: texts.lights[light], fill: fills[light] }, count: of[light],
}])));

interface ChartProps {
  readonly year: number;
  readonly title: string;
  readonly category: string;
  readonly filter: Filter;
  readonly marks: readonly Mark[];
  readonly note?: string;
  /** ISO day of the figures. */
  readonly today: string;
}

/** Rows that are drawn; the table has them all. */
const MOST_DRAWN = 20;

function Chart({ year, title, category, filter, marks, note, today: day }: ChartProps) {
  const by = useMe();
  const data: ChartData = { kind: 'stacked', marks, category, seriesName: texts.light, counted: say.counted };
  const fileName = `cumplimiento-${String(year)}-${filter}`;
  const sheet = { title: `${title}, ${String(year)}`, data, definition: say.definition, filters: say.filters(year), asOf: sayDay(day), fileName, by };
  const drawn = new Set([...new Set(marks.map(({ code }) => code))].slice(0, MOST_DRAWN));
  return (
    <ChartCard title={title} data={data} drawn={marks.filter(({ code }) => drawn.has(code))} total={marks.reduce((sum, { count }) => sum + count, 0)}
      definition={say.definition} fileName={fileName} note={note} downloadXlsx={() => saveXlsx(sheet)}
      address={({ code, series }) => ({ to: '/calendario', search: listOf(year, { [filter]: code, semaforo: series?.code ?? '' }) })} />
  );
}

function Lights({ data, year }: { data: Compliance; year: number }) {
  return (
    <ul className={styles.figures}>
      <li><Link to="/calendario" search={listOf(year, {})}><strong>{sayNumber(data.total)}</strong> {say.total}</Link></li>
      {lights.map((light) => <li key={light}><Link to="/calendario" search={listOf(year, { semaforo: light }) as never}><strong>{sayNumber(data.lights[light])}</strong> <LightTag light={light} rule={texts.lights[light]} masculine /></Link></li>)}
    </ul>
  );
}

function Minimums({ minimums }: Pick<Compliance, 'minimums'>) {
  return (
    <section className={styles.aside}>
      <h2>{say.minimums}</h2>
      {minimums.length === 0 && <p className={styles.quiet}>{say.noMinimums}</p>}
      {minimums.map(({ id, name, watches }) => <div key={id}><h3><Link to={`/comisiones/organos/${id}`}>{name}</Link></h3>{watches.map((watch) => <WatchLine key={`${watch.rule} ${watch.deadline}`} watch={watch} />)}</div>)}
    </section>
  );
}

function Content({ data, year }: { data: Compliance; year: number }) {
  if (data.total === 0) return <><EmptyState title={say.emptyTitle}>{say.empty}</EmptyState><Minimums minimums={data.minimums} /></>;
  const kinds = data.byKind.map((count) => ({ ...count, label: count.id === 'resolution' ? texts.kinds.resolution : texts.kinds.activity }));
  return (
    <>
      <Lights data={data} year={year} />
      <details className={styles.rules}><summary>{say.rules}</summary><ul>{say.rule.map((rule) => <li key={rule}>{rule}</li>)}</ul></details>
      <Chart year={year} today={data.today} title={say.byKind} category={texts.kind} filter="clase" marks={marksOf(kinds, '')} />
      <Chart year={year} today={data.today} title={say.byBody} category={texts.body} filter="organo" marks={marksOf(data.byBody, texts.none.body)} />
      <Chart year={year} today={data.today} title={say.byOrganization} category={texts.organization} filter="responsable" marks={marksOf(data.byOrganization, texts.none.organization)} note={say.several} />
      <Chart year={year} today={data.today} title={say.byObjective} category={texts.objective} filter="objetivo" marks={marksOf(data.byObjective, texts.none.objective)} />
      <Minimums minimums={data.minimums} />
    </>
  );
}

/** Activities and resolutions of a year by light, and the legal minimums of bodies. */
export function CompliancePage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { year } = placeOf(search);
  const compliance = useQuery(complianceQuery(daysOf({ view: 'anio', year, month: 1 })));
  const now = Number(today().slice(0, 4));
  const years = [...new Set([year, ...Array.from({ length: 6 }, (_, index) => now + 1 - index)])].sort((a, b) => b - a).map(String);
  return (
    <Page title={say.title(year)} lead={say.lead}>
      <CalendarTabs />
      <div className={styles.filters}><NativeSelect label={say.year} data={years} value={String(year)} onChange={({ currentTarget }) => void navigate({ to: '/calendario/cumplimiento', search: { anio: Number(currentTarget.value) } })} /></div>
      {compliance.isError && <ErrorNotice error={compliance.error} />}
      {compliance.data === undefined && !compliance.isError && <Waiting lines={12} />}
      {compliance.data?.more === true && <Notice tone="info">{say.more(sayNumber(compliance.data.most))}</Notice>}
      {compliance.data !== undefined && <Content data={compliance.data} year={year} />}
    </Page>
  );
}
