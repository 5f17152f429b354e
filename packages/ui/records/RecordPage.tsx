import { isAnswered } from '@sintra/definition';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { recordQuery } from '../api/queries.ts';
import type { FormView, RecordView } from '../api/types.ts';
import { sectionId } from '../form/FormRenderer.tsx';
import { isShown } from '../form/model.ts';
import { FoldedNav, SectionNav } from '../form/SectionNav.tsx';
import { ErrorNotice, Notice } from '../parts/Notice.tsx';
import { Page, useTitle } from '../parts/Page.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { WhyNot } from '../parts/WhyNot.tsx';
import { es, sayDay } from '../words.ts';
import { useRecordForm } from './form.ts';
import { History } from './record/History.tsx';
import { Identity } from './record/Identity.tsx';
import { PointsHere, pointsHereId } from './record/PointsHere.tsx';
import { RecordHead } from './record/RecordHead.tsx';
import { GroupPanel, SectionPanel } from './record/Panels.tsx';
import { WhoHasSeen } from './record/WhoHasSeen.tsx';
import styles from './records.module.css';
import { useScreens } from './screens.ts';
import { texts } from './texts.ts';

/** One record: reading first, editing in place by section. */
export function RecordPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { path, words } = useScreens();
  const record = useQuery(recordQuery(path, id));
  if (record.isError) return <Page title={words.back}><ErrorNotice error={record.error} /><WhyNot path={path} id={id} /></Page>;
  if (record.data === undefined) return <Page title={words.back}><Waiting lines={12} /></Page>;
  return <Record key={id} stored={record.data} />;
}

/** What each section lacks to be sent; sealed answers count as given when something is kept behind the mask. */
function missingBySection(form: FormView, record: RecordView): ReadonlyMap<string, number> {
  const given = (cell: string) => isAnswered(record.values[cell]) || record.masked?.[cell] !== undefined;
  return new Map(form.sections.map((section) => [
    section.id,
    section.fields.filter((field) => field.needed === true && isShown(field, record.values) && !field.cells.some((cell) => given(cell.id))).length,
  ]));
}

function Record({ stored }: { stored: RecordView }) {
  const { identity, parts = [], Before, After, Aside } = useScreens();
  const { form, catalogs } = useRecordForm();
  const [open, setOpen] = useState<RecordView | null>(null);
  // Revealed identity is kept in this screen's memory only, and only while the version shown is the one revealed.
  const record = open?.version === stored.version ? open : stored;
  const shown = { form, catalogs, record };
  const name = form.title === undefined ? undefined : record.values[form.title];
  useTitle(typeof name === 'string' ? name : record.folio);
  const missing = missingBySection(form, record);
  const links = [
    ...parts,
    ...form.sections.map((section) => {
      const count = missing.get(section.id) ?? 0;
      return { id: sectionId(section.id), label: es(section.label), ...(count === 0 ? {} : { note: texts.record.missing(count), tone: 'missing' as const }) };
    }),
    ...form.groups.map((group) => ({ id: sectionId(group.id), label: es(group.label), note: String(record.groups?.[group.id]?.length ?? 0) })),
    ...(form.pointers.length === 0 ? [] : [{ id: pointsHereId, label: texts.record.pointsHere }]),
  ];
  return (
    <div className={styles.record}>
      <RecordHead record={record} />
      <div className={styles.recordNav}><SectionNav label={texts.record.sections} sections={links} /></div>
      <div className={styles.recordBody}>
        <FoldedNav label={texts.record.sections} sections={links} />
        {record.annulled === null && record.observed !== null && <Notice tone="warning" title={texts.record.observed}>{record.observed.reason}</Notice>}
        {record.annulled !== null && <Notice tone="error">{texts.record.annulledOn(sayDay(record.annulled.at), record.annulled.reason)}</Notice>}
        {identity && <Identity record={record} onOpen={setOpen} />}
        {Before !== undefined && <Before {...shown} />}
        {form.sections.map((section) => <SectionPanel key={section.id} {...{ form, section, record, catalogs }} />)}
        {form.groups.map((group) => <GroupPanel key={group.id} {...{ form, group, record, catalogs }} />)}
        <PointsHere form={form} record={record} />
        {After !== undefined && <After {...shown} />}
      </div>
      <aside className={styles.recordAside} aria-label={texts.record.history} tabIndex={0}>
        {Aside !== undefined && <Aside {...shown} />}
        <History {...shown} />
        <WhoHasSeen id={record.id} />
      </aside>
    </div>
  );
}
