import { SegmentedControl } from '@mantine/core';
import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { catalogsQuery, countQuery, dimensionsQuery, type Filters } from '@sintra/ui/api/queries.ts';
import { inegiOfMapId } from '@sintra/ui/charts/mexico.ts';
import type { Mark } from '@sintra/ui/charts/types.ts';
import { FilterBar } from '@sintra/ui/list/FilterBar.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { sayInstant, sayNumber } from '@sintra/ui/words.ts';
import { CountChart, type Setting } from './CountChart.tsx';
import styles from './statistics.module.css';
import { texts } from './texts.ts';

const path = 'victims';
const victims = '/victimas';
/** What the dashboard can be filtered by; the list offers every coded answer. */
const filterable = new Set(['sex', 'gender', 'ageBand', 'ageBandReceived', 'nationality', 'exploitation', 'state', 'year', 'quarter', 'institution', 'status', 'typeOfVictim', 'victimStatus']);

/** Every chart counts the same records: those that meet the filters of the address. */
export function DashboardPage() {
  const filters = useSearch({ strict: false }) as Filters;
  const [dimensions, catalogs] = useSuspenseQueries({ queries: [dimensionsQuery(path), catalogsQuery] });
  const all = useQuery(countQuery(path, [], filters));
  const navigate = useNavigate();
  const change = (next: Filters) => void navigate({ to: '/estadistica', search: next, replace: true });
  // Who only counts (analysts) has figures and no list behind them.
  const list = useRight('record', 'read') ? victims : undefined;
  const setting: Setting = { path, list, dimensions: dimensions.data, catalogs: catalogs.data, filters };
  return (
    <Page title={texts.title} lead={<Lead setting={setting} asOf={all.data?.asOf} />}>
      <FilterBar path={path} dimensions={dimensions.data} catalogs={catalogs.data} filters={filters} onChange={change} offered={({ id }) => filterable.has(id)} />
      {all.isError && <ErrorNotice error={all.error} />}
      {all.data?.total === 0 && Object.keys(filters).length === 0 ? (
        <EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>
      ) : (
        <>
          <Total total={all.data?.total} filters={filters} list={list} />
          <Charts {...setting} />
        </>
      )}
    </Page>
  );
}

/** Date and coverage, always in sight. */
function Lead({ setting: { filters }, asOf }: { setting: Setting; asOf: string | undefined }) {
  const states = useQuery(countQuery(path, ['state'], filters));
  const institutions = useQuery(countQuery(path, ['institution'], filters));
  if (asOf === undefined || states.data === undefined || institutions.data === undefined) return <>{'\u00a0'}</>;
  const known = new Set(Object.values(inegiOfMapId));
  const withCases = states.data.rows.filter((row) => known.has(row.key['state'] ?? '')).length;
  return <>{texts.asOf(sayInstant(asOf))} · {texts.coverage(withCases, institutions.data.rows.length)}</>;
}

function Total({ total, filters, list }: { total: number | undefined; filters: Filters; list: string | undefined }) {
  return (
    <p className={styles.total}>
      <strong>{total === undefined ? '\u00a0' : sayNumber(total)}</strong>
      <span>{texts.total}</span>
      {list !== undefined && <Link to={list} search={filters}>{texts.openAll}</Link>}
    </p>
  );
}

function Charts(setting: Setting) {
  const [ages, setAges] = useState<'ageBand' | 'ageBandReceived'>('ageBand');
  const [period, setPeriod] = useState<'year' | 'quarter'>('year');
  return (
    <div className={styles.charts}>
      <CountChart {...setting} title={texts.where} kind="map" by="state" order="count" noteOf={(marks) => <OutsideMap marks={marks} {...setting} />} />
      <CountChart {...setting} title={texts.exploitation} kind="bars" by="exploitation" order="count" />
      <CountChart
        {...setting} title={texts.who} kind="stacked" by={ages} pieces="sex" order="catalog"
        controls={<Switch label={texts.ages} value={ages} onChange={setAges} options={[['ageBand', texts.agesNational], ['ageBandReceived', texts.agesReceived]]} />}
      />
      <CountChart {...setting} title={texts.nationality} kind="bars" by="nationality" order="count" most={12} />
      <CountChart
        {...setting} title={texts.when} kind="columns" by={period} order="code"
        controls={<Switch label={texts.period} value={period} onChange={setPeriod} options={[['year', texts.byYear], ['quarter', texts.byQuarter]]} />}
      />
      <CountChart {...setting} title={texts.institution} kind="bars" by="institution" order="count" most={12} />
    </div>
  );
}

interface SwitchProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly (readonly [T, string])[];
}

function Switch<T extends string>({ label, value, onChange, options }: SwitchProps<T>) {
  return <SegmentedControl size="xs" aria-label={label} value={value} onChange={(chosen) => onChange(chosen)} data={options.map(([id, words]) => ({ value: id, label: words }))} />;
}

/** Records that no state of the map can hold, each count with its list for who may read it. */
function OutsideMap({ marks, filters, list }: Setting & { marks: readonly Mark[] }) {
  const known = new Set(Object.values(inegiOfMapId));
  const outside = marks.filter((mark) => !known.has(mark.code));
  if (outside.length === 0) return null;
  return (
    <>
      {texts.outsideMap}{' '}
      {outside.map((mark) => {
        const words = texts.outside(mark.label, sayNumber(mark.count));
        return list === undefined ? <span key={mark.code} className={styles.outside}>{words}</span> : <Link key={mark.code} className={styles.outside ?? ''} to={list} search={{ ...filters, state: mark.code }}>{words}</Link>;
      })}
    </>
  );
}
