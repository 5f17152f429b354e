import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { post } from '@sintra/ui/api/http.ts';
import { meQuery } from '@sintra/ui/api/queries.ts';
import { ErrorNotice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { sayInstant } from '@sintra/ui/words.ts';
import { keys, roundQuery, type Round } from './api.ts';
import { LightTag } from './LightTag.tsx';
import { newReport } from './new-report.ts';
import { ProgrammeTabs } from './ProgrammeTabs.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

function Waitings({ round, year, half }: { round: Round; year: number; half: 1 | 2 }) {
  const reports = useRight('work', 'create');
  return (
    <div className={styles.scroll} role="region" aria-label={texts.roundTitle} tabIndex={0}>
      <table className={`${styles.table ?? ''} ${styles.wide ?? ''}`}>
        <caption className={styles.quiet}>{texts.waiting(round.waiting.length, round.total)}</caption>
        <thead><tr>{[texts.what, texts.who, texts.when, texts.light, texts.rule, ...(reports ? [texts.reports] : [])].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {round.waiting.map((line) => (
            <tr key={line.id}>
              <th scope="row"><Link to={`/programa/actividades/${line.id}`}>{line.title}</Link></th>
              <td>{line.responsibles.map(({ asWritten }) => asWritten).join(', ') || texts.noWho}</td>
              <td>{line.date ?? texts.noDate}</td>
              <td><LightTag light={line.light} rule={line.rule} /></td>
              <td>{line.rule}</td>
              {reports && <td><Link {...newReport(line.id, year, '', half)} aria-label={`${texts.report}: ${line.title}`}>{texts.report}</Link></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What still has no report in a half year, and the one click that asks for it. */
export function RoundPage() {
  const search: { anio?: string; semestre?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const client = useQueryClient();
  const now = new Date();
  const year = Number(search.anio ?? now.getFullYear());
  const half = Number(search.semestre ?? (now.getMonth() < 6 ? 1 : 2)) === 1 ? 1 : 2;
  const round = useQuery(roundQuery(year, half));
  const me = useQuery(meQuery);
  const may = me.data?.rights.some(({ resource, action, scope }) => resource === 'work' && action === 'validate' && scope === 'national') === true;
  const asking = useMutation({
    mutationFn: () => post<{ institutions: number }>(`/annual-programme/${String(year)}/rounds/${String(half)}/ask`),
    onSuccess: async ({ institutions }) => {
      announce(texts.asked(institutions));
      await client.invalidateQueries({ queryKey: keys.all });
    },
  });
  const go = (next: { anio: number; semestre: number }) => void navigate({ to: '/programa/ronda', search: next });
  const years = Array.from({ length: 7 }, (_, index) => String(Math.max(year, now.getFullYear()) + 1 - index));
  return (
    <Page title={texts.roundTitle} lead={texts.roundLead} actions={may && <Button loading={asking.isPending} disabled={(round.data?.waiting.length ?? 0) === 0} onClick={() => asking.mutate()}>{texts.ask}</Button>}>
      <ProgrammeTabs />
      <div className={styles.filters}>
        <NativeSelect label={texts.year} data={years} value={String(year)} onChange={({ currentTarget }) => go({ anio: Number(currentTarget.value), semestre: half })} />
        <NativeSelect label={texts.half} data={[{ value: '1', label: texts.halves[1] }, { value: '2', label: texts.halves[2] }]} value={String(half)} onChange={({ currentTarget }) => go({ anio: year, semestre: Number(currentTarget.value) })} />
      </div>
      {round.isError && <ErrorNotice error={round.error} />}
      {asking.isError && <ErrorNotice error={asking.error} />}
      {round.isPending && <Waiting lines={8} />}
      {typeof round.data?.askedAt === 'string' && <p className={styles.quiet}>{texts.askedAt(sayInstant(round.data.askedAt))}</p>}
      {round.data?.waiting.length === 0 && <EmptyState title={texts.noneWaiting} />}
      {round.data !== undefined && round.data.waiting.length > 0 && <Waitings round={round.data} year={year} half={half} />}
    </Page>
  );
}
