import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { allows } from '@sintra/ui/module.ts';
import { ErrorNotice, Notice } from '@sintra/ui/parts/Notice.tsx';
import { EmptyState, Page } from '@sintra/ui/parts/Page.tsx';
import { Waiting } from '@sintra/ui/parts/Waiting.tsx';
import { useMe } from '@sintra/ui/session.ts';
import { modules } from '../modules.ts';
import { emergenciesQuery, isWaiting, mayEmergencies, type Emergency } from './api.ts';
import styles from './emergencies.module.css';
import { EmergencyCard } from './EmergencyCard.tsx';
import { OpenForm } from './OpenForm.tsx';
import { emergencyTexts as words } from './texts.ts';

/** Where cases of people are: their folios open here. */
const peoplePath = modules.flatMap(({ screens }) => screens ?? []).find(({ resource }) => resource === 'record')?.path;

/** Who only oversees is told where every access is written. */
function Elsewhere({ logs }: { logs: boolean }) {
  return (
    <Notice tone="info" title={words.elsewhere}>
      {logs && <Link to="/bitacora" search={{ action: 'emergency.open' }}>{words.toLog}</Link>}
    </Notice>
  );
}

function Section({ title, list }: { title: string; list: readonly Emergency[] }) {
  const id = useId();
  if (list.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.list}>{list.map((one) => <li key={one.id}><EmergencyCard one={one} title={<h3>{one.folio ?? words.folioClosed}</h3>} /></li>)}</ul>
    </section>
  );
}

function Sections({ all }: { all: readonly Emergency[] }) {
  if (all.length === 0) return <EmptyState title={words.empty}>{words.emptyHelp}</EmptyState>;
  return (
    <>
      <Section title={words.sections.waiting} list={all.filter(isWaiting)} />
      <Section title={words.sections.own} list={all.filter(({ own }) => own)} />
      <Section title={words.sections.past} list={all.filter((one) => !one.own && !isWaiting(one))} />
    </>
  );
}

/** Emergency accesses: opening one, one's own, and those to judge. */
export function EmergenciesPage() {
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const may = mayEmergencies(me);
  const emergencies = useQuery({ ...emergenciesQuery, enabled: may });
  const opens = allows(me, 'record', 'break_glass') && peoplePath !== undefined;
  const actions = opens && !asking ? <Button onClick={() => setAsking(true)}>{words.ask.button}</Button> : undefined;
  return (
    <Page title={words.title} lead={words.lead} width="narrow" actions={actions}>
      {!may && <Elsewhere logs={allows(me, 'log', 'read')} />}
      {asking && peoplePath !== undefined && <OpenForm path={peoplePath} onCancel={() => setAsking(false)} />}
      {emergencies.isError && <ErrorNotice error={emergencies.error} />}
      {may && emergencies.isPending && <Waiting lines={6} />}
      {emergencies.data !== undefined && !(asking && emergencies.data.length === 0) && <Sections all={emergencies.data} />}
    </Page>
  );
}

/** One access on a page of its own: the time left and the way to the record. */
export function EmergencyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const may = mayEmergencies(useMe());
  const emergencies = useQuery({ ...emergenciesQuery, enabled: may });
  const one = emergencies.data?.find((emergency) => emergency.id === id);
  return (
    <Page title={typeof one?.folio === 'string' ? words.one(one.folio) : words.oneClosed} width="narrow">
      {!may && <Elsewhere logs={false} />}
      {emergencies.isError && <ErrorNotice error={emergencies.error} />}
      {may && emergencies.isPending && <Waiting lines={4} />}
      {emergencies.data !== undefined && one === undefined && <Notice tone="warning">{words.gone}</Notice>}
      {one !== undefined && <EmergencyCard one={one} title={<h2>{words.owner(one.owner)}</h2>} alone />}
      <div><Link to="/emergencias">{words.back}</Link></div>
    </Page>
  );
}
