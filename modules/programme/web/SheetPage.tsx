import { Button, Menu, NativeSelect } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useMemo } from 'react';
import { downloadFile } from '@sintra/ui/api/download.ts';
import { post } from '@sintra/ui/api/http.ts';
import { meQuery } from '@sintra/ui/api/queries.ts';
import { allows } from '@sintra/ui/module.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { sayDay, sayNumber } from '@sintra/ui/words.ts';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { keys, sheetQuery, type Sheet, type SheetLine } from './api.ts';
import { LightTag } from './LightTag.tsx';
import { ProgrammeTabs } from './ProgrammeTabs.tsx';
import { placeInYear, type PlanLine } from './plan/line.ts';
import { planTexts } from './plan/texts.ts';
import { YearPlan } from './plan/YearPlan.tsx';
import { YearBar } from './YearBar.tsx';
import styles from './programme.module.css';
import { texts } from './texts.ts';

interface Search {
  readonly anio?: string;
  readonly responsable?: string;
  readonly semaforo?: string;
}

const thisYear = (): number => new Date().getFullYear();
const whoOf = ({ responsibles }: SheetLine): string => responsibles.map(({ asWritten }) => asWritten).join(', ');
const recordPath = ({ kind, id }: SheetLine): string => (kind === 'session' ? `/comisiones/sesiones/${id}` : `/programa/actividades/${id}`);

function Line({ line, year }: { line: SheetLine; year: number }) {
  return (
    <tr>
      <th scope="row"><Link to={recordPath(line)}>{line.title}</Link></th>
      <td>{whoOf(line) || <span className={styles.quiet}>{texts.noWho}</span>}</td>
      <td>{line.date ?? texts.noDate}</td>
      <td className={styles.barCell}><YearBar line={line} year={year} /></td>
      <td><LightTag light={line.light} rule={line.rule} /></td>
    </tr>
  );
}

function SheetTable({ sheet, lines }: { sheet: Sheet; lines: readonly SheetLine[] }) {
  const groups = [...Map.groupBy(lines, (line) => line.chapter || (line.kind === 'session' ? texts.sessions : texts.other))];
  return (
    <div className={styles.scroll} role="region" aria-label={texts.sheetTitle(sheet.year)} tabIndex={0}>
      <table className={styles.sheet} style={{ '--today': `${String(placeInYear(sheet.today, sheet.year))}%` } as React.CSSProperties}>
        <caption className={styles.quiet}>{texts.today(sayDay(sheet.today))} · {texts.count(lines.length, sheet.lines.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th><th scope="col">{texts.who}</th><th scope="col">{texts.when}</th>
            <th scope="col" className={styles.months}><span className={styles.hidden}>{texts.calendar}</span><span aria-hidden>{texts.months.map((month) => <span key={month}>{month}</span>)}</span></th>
            <th scope="col">{texts.light}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([chapter, own]) => (
            <Fragment key={chapter}>
              <tr className={styles.group}><th scope="colgroup" colSpan={5}>{chapter}</th></tr>
              {own.map((line) => <Line key={line.id} line={line} year={sheet.year} />)}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outputs({ year, may }: { year: number; may: boolean }) {
  const client = useQueryClient();
  const fetch = (path: string, name: string) => void downloadFile(`/annual-programme/${String(year)}/${path}`, name).catch((error: Error) => announce(error.message));
  const carry = () => void post<{ carried: number }>(`/annual-programme/${String(year)}/carry-over`).then(async ({ carried }) => {
    announce(texts.carried(carried, year + 1));
    await client.invalidateQueries({ queryKey: keys.all });
  }).catch((error: Error) => announce(error.message));
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{texts.print}</Button>
      <Menu position="bottom-end">
        <Menu.Target><Button leftSection={<IconDownload size={16} aria-hidden />}>{texts.tabs.documents}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => fetch('document.docx', `programa-${String(year)}.docx`)}>{texts.word}</Menu.Item>
          <Menu.Item onClick={() => fetch('document.pdf', `programa-${String(year)}.pdf`)}>{texts.pdf}</Menu.Item>
          <Menu.Item onClick={() => fetch('handover.docx', 'asuntos-abiertos.docx')}>{texts.handover}</Menu.Item>
          {may && <Menu.Item onClick={carry}>{texts.carry}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Filters({ sheet, search, change }: { sheet: Sheet; search: Search; change: (next: Search) => void }) {
  const years = [...new Set([sheet.year, thisYear(), ...sheet.years])].sort((a, b) => b - a).map(String);
  const people = [...new Set(sheet.lines.flatMap(({ responsibles }) => responsibles.map(({ asWritten }) => asWritten)))].sort((a, b) => a.localeCompare(b, 'es'));
  const lights = Object.entries(texts.lights).map(([value, label]) => ({ value, label }));
  return (
    <div className={styles.filters}>
      <NativeSelect label={texts.year} data={years} value={String(sheet.year)} onChange={({ currentTarget }) => change({ anio: currentTarget.value })} />
      <NativeSelect label={texts.who} data={[{ value: '', label: texts.everyone }, ...people.map((name) => ({ value: name, label: name.slice(0, 60) }))]} value={search.responsable ?? ''} onChange={({ currentTarget }) => change({ ...search, responsable: currentTarget.value })} />
      <NativeSelect label={texts.light} data={[{ value: '', label: texts.all }, ...lights]} value={search.semaforo ?? ''} onChange={({ currentTarget }) => change({ ...search, semaforo: currentTarget.value })} />
    </div>
  );
}

const shown = ({ lines }: Sheet, { responsable, semaforo }: Search): readonly SheetLine[] =>
  lines.filter((line) => (!responsable || line.responsibles.some(({ asWritten }) => asWritten === responsable)) && (!semaforo || line.light === semaforo));

const planLine = ({ id, kind, title, chapter, bodyName, date, ranges, dateKind, light }: SheetLine): PlanLine =>
  ({ id, title, group: (kind === 'session' ? bodyName : null) ?? (chapter || texts.other), isSeries: kind === 'session', written: date, ranges, dateKind, light });

function PrintedPlan({ sheet, lines, filtered }: { sheet: Sheet; lines: readonly SheetLine[]; filtered: boolean }) {
  const plan = useMemo(() => lines.map(planLine), [lines]);
  const note = [filtered && planTexts.filtered, sheet.more && planTexts.cut(sayNumber(sheet.lines.length))].filter(Boolean).join(' · ');
  return <YearPlan title={texts.planTitle(sheet.year)} lines={plan} year={sheet.year} today={sheet.today} note={note || undefined} />;
}

/** The year on one sheet: a row a line, bars for ranges, hatching for what is to be defined, a mark for today. */
export function SheetPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const year = Number(search.anio ?? thisYear());
  const sheet = useQuery(sheetQuery(year));
  const me = useQuery(meQuery);
  const change = (next: Search) => void navigate({ to: '/programa', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '' && value !== undefined)) });
  const may = me.data !== undefined && allows(me.data, 'work', 'import');
  const lines = useMemo(() => (sheet.data === undefined ? [] : shown(sheet.data, search)), [sheet.data, search]);
  const isEmpty = sheet.data?.lines.length === 0;
  return (
    <Page title={texts.sheetTitle(year)} lead={texts.sheetLead} actions={sheet.data !== undefined && !isEmpty && <Outputs year={year} may={may} />}>
      <ProgrammeTabs />
      {sheet.isError && <ErrorNotice error={sheet.error} />}
      {sheet.isPending && <Waiting lines={14} />}
      {sheet.data !== undefined && <Filters sheet={sheet.data} search={search} change={change} />}
      {isEmpty && <EmptyState title={texts.emptyTitle} actions={may && <Button component={Link} to="/programa/documentos">{texts.importDocument}</Button>}>{texts.empty}</EmptyState>}
      {sheet.data?.more === true && <Notice tone="info">{texts.more}</Notice>}
      {sheet.data !== undefined && !isEmpty && <details className={styles.rules}><summary>{texts.lightRules}</summary><ul>{texts.lightRule.map((rule) => <li key={rule}>{rule}</li>)}</ul></details>}
      {sheet.data !== undefined && !isEmpty && <SheetTable sheet={sheet.data} lines={lines} />}
      {lines.length > 0 && sheet.data !== undefined && <PrintedPlan sheet={sheet.data} lines={lines} filtered={lines.length < sheet.data.lines.length} />}
    </Page>
  );
}
