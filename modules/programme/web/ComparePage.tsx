import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { comparedQuery, type Compared } from './api.ts';
import { ProgrammeTabs } from './ProgrammeTabs.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

const sayStatus = (status: string | null): string => texts.status[status ?? ''] ?? texts.noStatus;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly states: readonly (string | null)[];
}

function Table({ title, years, rows }: { title: string; years: readonly number[]; rows: readonly Row[] }) {
  const heading = `${title} (${String(rows.length)})`;
  return (
    <section>
      <h2 className={styles.subtitle}>{heading}</h2>
      {rows.length === 0 ? <p className={styles.quiet}>{texts.noneOfThem}</p> : (
        <div className={styles.scroll} role="region" aria-label={heading} tabIndex={0}>
          <table className={styles.table}>
            <thead><tr><th scope="col">{texts.what}</th>{years.map((year) => <th key={year} scope="col">{texts.statusIn(year)}</th>)}</tr></thead>
            <tbody>
              {rows.map(({ id, title: name, states }) => (
                <tr key={id}><th scope="row"><Link to={`/programa/actividades/${id}`}>{name}</Link></th>{years.map((year, index) => <td key={year}>{sayStatus(states[index] ?? null)}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Comparison({ compared: { year, other, now, before, goesOn, isNew, gone } }: { compared: Compared }) {
  if (now.total + before.total === 0) return <EmptyState title={texts.nothingToCompare}>{texts.empty}</EmptyState>;
  const alone = (lines: Compared['gone']): Row[] => lines.map(({ status, ...line }) => ({ ...line, states: [status] }));
  return (
    <>
      <dl className={styles.facts}>
        {([[year, now], [other, before]] as const).map(([one, count]) => <div key={one}><dt>{one}</dt><dd>{texts.yearCount(count.total, count.done, count.open)}</dd></div>)}
      </dl>
      <Table title={texts.goesOn} years={[other, year]} rows={goesOn.map((line) => ({ ...line, states: [line.before, line.status] }))} />
      <Table title={texts.isNew} years={[year]} rows={alone(isNew)} />
      <Table title={texts.gone} years={[other]} rows={alone(gone)} />
    </>
  );
}

/** Two years side by side: what goes on, what is new, what is not there any more. */
export function ComparePage() {
  const search: { anio?: string; con?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const year = Number(search.anio ?? new Date().getFullYear());
  const other = Number(search.con ?? year - 1);
  const compared = useQuery(comparedQuery(year, other));
  const go = (anio: number, con: number) => void navigate({ to: '/programa/comparar', search: { anio: String(anio), con: String(con) } });
  const newest = Math.max(year, other, new Date().getFullYear()) + 1;
  const years = Array.from({ length: Math.max(8, newest - Math.min(year, other) + 1) }, (_, index) => String(newest - index));
  return (
    <Page title={texts.compareTitle(year, other)} lead={texts.compareLead}>
      <ProgrammeTabs />
      <div className={styles.filters}>
        <NativeSelect label={texts.year} data={years} value={String(year)} onChange={({ currentTarget }) => go(Number(currentTarget.value), other)} />
        <NativeSelect label={texts.compareWith} data={years.filter((one) => one !== String(year))} value={String(other)} onChange={({ currentTarget }) => go(year, Number(currentTarget.value))} />
      </div>
      {compared.isError && <ErrorNotice error={compared.error} />}
      {compared.isPending && <Waiting lines={10} />}
      {compared.data !== undefined && <Comparison compared={compared.data} />}
    </Page>
  );
}
