import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { sayNumber } from '@sintra/ui/words.ts';
import { isFiltered, placeOf, questionOf, step, tidy, today, type Place, type Search, type View } from './address.ts';
import { AgendaView } from './AgendaView.tsx';
import { calendarQuery, type CalendarView } from './api.ts';
import { CalendarTabs } from './CalendarTabs.tsx';
import styles from './calendar.module.css';
import { inWords } from './in-words.ts';
import { Filters } from './Filters.tsx';
import { MonthView } from './MonthView.tsx';
import { PrintedYear } from './PrintedYear.tsx';
import { texts } from './texts.ts';
import { YearView } from './YearView.tsx';

const views = ['anio', 'mes', 'agenda'] as const satisfies readonly View[];

function titleOf({ view, year, month }: Place): string {
  if (view === 'mes') return texts.title.month(texts.monthOf(texts.months[month - 1] ?? '', String(year)));
  return view === 'agenda' ? texts.title.agenda(year) : texts.title.year(year);
}

/** The three views, and the way to the days before and after: links, so that each has its address. */
function Steps({ search, place }: { search: Search; place: Place }) {
  const to = (next: Search) => tidy({ ...search, ...next }) as never;
  const now = today();
  return (
    <div className={styles.steps}>
      <nav className={styles.views} aria-label={texts.views}>
        {views.map((view) => <Link key={view} to="/calendario" search={to({ vista: view })} aria-current={place.view === view ? 'true' : undefined}>{texts.view[view]}</Link>)}
      </nav>
      <div className={styles.arrows}>
        <Link to="/calendario" search={to(step(place, -1))} aria-label={texts.previous[place.view]}><IconChevronLeft size={20} aria-hidden /></Link>
        <Link to="/calendario" search={to({ anio: Number(now.slice(0, 4)), mes: Number(now.slice(5, 7)) })}>{texts.today}</Link>
        <Link to="/calendario" search={to(step(place, 1))} aria-label={texts.next[place.view]}><IconChevronRight size={20} aria-hidden /></Link>
      </div>
    </div>
  );
}

function Content({ view, place, search }: { view: CalendarView; place: Place; search: Search }) {
  const isEmpty = view.items.length + view.undated.length === 0;
  if (isEmpty && place.view !== 'mes') return <EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>;
  if (place.view === 'mes') return <MonthView view={view} title={titleOf(place)} agenda={tidy({ ...search, vista: 'agenda' })} />;
  if (place.view === 'agenda') return <AgendaView view={view} title={titleOf(place)} />;
  return <><YearView view={view} year={place.year} /><PrintedYear view={view} year={place.year} isFiltered={isFiltered(search)} /></>;
}

/** The calendar of work by year, by month or as an agenda; what it shows is in its address. */
export function CalendarPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const place = placeOf(search);
  const calendar = useQuery({ ...calendarQuery(questionOf(search)), select: inWords });
  const change = (next: Search) => void navigate({ to: '/calendario', search: tidy(next), replace: true });
  const print = place.view === 'anio' && <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>{texts.print}</Button>;
  return (
    <Page title={titleOf(place)} lead={texts.lead} actions={print}>
      <CalendarTabs />
      <Steps search={search} place={place} />
      <Filters search={search} change={change} />
      {calendar.isError && <ErrorNotice error={calendar.error} />}
      {calendar.data === undefined && !calendar.isError && <Waiting lines={14} />}
      {calendar.data?.more === true && <Notice tone="info">{texts.more(sayNumber(calendar.data.most))}</Notice>}
      {calendar.data !== undefined && <Content view={calendar.data} place={place} search={search} />}
    </Page>
  );
}
