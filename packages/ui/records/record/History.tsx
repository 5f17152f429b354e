import { useQuery } from '@tanstack/react-query';
import { historyQuery, reasonsQuery } from '../../api/queries.ts';
import type { Catalogs, Change, FormView, HistoryEntry, RecordView, Status } from '../../api/types.ts';
import { sayValue, statusLabels } from '../../list/labels.ts';
import { ErrorNotice } from '../../parts/Notice.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { useRight } from '../../session.ts';
import { texts as shared } from '../../texts.ts';
import { es, sayInstant } from '../../words.ts';
import { findCell } from '../form.ts';
import styles from '../records.module.css';
import { useScreens } from '../screens.ts';
import { texts } from '../texts.ts';

const words = texts.record;
const mostChanges = 6;

interface Props {
  readonly form: FormView;
  readonly catalogs: Catalogs;
  readonly record: RecordView;
}

/** Who changed what, newest first; identity only as «changed». */
export function History({ form, catalogs, record }: Props) {
  const { path } = useScreens();
  const history = useQuery(historyQuery(path, record.id));
  const reasons = useQuery({ ...reasonsQuery(path, record.id), enabled: useRight('log', 'read') });
  const reasonOf = (version: number) => reasons.data?.items.find((entry) => entry.version === version)?.reason ?? null;
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title" className={styles.asideTitle}>{words.history}</h2>
      {history.isError && <ErrorNotice error={history.error} />}
      {history.isPending && <Waiting lines={4} height={56} />}
      <ol className={styles.timeline}>
        {history.data?.map((entry) => (
          <li key={entry.version}>
            <div className={styles.timelineHead}>{words.historyBy(entry.by.name, sayInstant(entry.at))}</div>
            <Changes entry={entry} form={form} catalogs={catalogs} />
            {reasonOf(entry.version) !== null && <p className={styles.because}>{words.because(reasonOf(entry.version) ?? '')}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ entry, form, catalogs }: { entry: HistoryEntry; form: FormView; catalogs: Catalogs }) {
  if (entry.version === 1) return <p className={styles.quiet}>{words.created}</p>;
  const shown = entry.changes.slice(0, mostChanges);
  return (
    <ul className={styles.changes}>
      {entry.identityChanged === true && <li>{words.identityChanged}</li>}
      {shown.map((change, index) => <li key={index}>{sayChange(change, entry, form, catalogs)}</li>)}
      {entry.changes.length > mostChanges && <li>{words.moreChanges(entry.changes.length - mostChanges)}</li>}
    </ul>
  );
}

function sayChange(change: Change, { titles }: HistoryEntry, form: FormView, catalogs: Catalogs): string {
  if (change.cell === 'status') {
    const say = (status: unknown) => statusLabels[status as Status]?.toLowerCase() ?? shared.noAnswer;
    return words.changed('Estatus', say(change.before), say(change.after));
  }
  const group = form.groups.find((one) => one.id === change.group);
  const cell = group === undefined ? findCell(form, change.cell)?.cell : group.fields.flatMap((field) => field.cells).find((one) => one.id === change.cell);
  if (cell === undefined) return change.cell;
  const say = (value: Change['before']) => sayValue(cell, value, catalogs, titles) || shared.noAnswer.toLowerCase();
  const label = group === undefined ? es(cell.label) : `${es(group.singular)}: ${es(cell.label)}`;
  return words.changed(label, say(change.before), say(change.after));
}
