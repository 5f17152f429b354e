import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { pointingQuery } from '../../api/queries.ts';
import type { FormView, Pointer, RecordView } from '../../api/types.ts';
import { ErrorNotice } from '../../parts/Notice.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { useRight } from '../../session.ts';
import { es } from '../../words.ts';
import { useScreensOf } from '../all-screens.ts';
import styles from '../records.module.css';
import { texts } from '../texts.ts';

const shown = 5;
export const pointsHereId = 'points-here';

/** Records of other forms that refer to this one, one question for each way of referring: from a programme's line to the minutes, and back. */
export function PointsHere({ form, record }: { form: FormView; record: RecordView }) {
  if (form.pointers.length === 0) return null;
  const twice = (pointer: Pointer) => form.pointers.filter((other) => other.form === pointer.form).length > 1;
  return (
    <section id={pointsHereId} className={styles.panel} aria-labelledby={`${pointsHereId}-title`}>
      <header className={styles.panelHead}><h2 id={`${pointsHereId}-title`}>{texts.record.pointsHere}</h2></header>
      <div className={styles.pointers}>
        {form.pointers.map((pointer) => <Pointing key={`${pointer.form} ${pointer.cell}`} pointer={pointer} record={record} withCell={twice(pointer)} />)}
      </div>
    </section>
  );
}

function Pointing({ pointer, record, withCell }: { pointer: Pointer; record: RecordView; withCell: boolean }) {
  const screens = useScreensOf(pointer.path);
  const reads = useRight(screens?.resource ?? '', 'read');
  const found = useQuery({ ...pointingQuery(pointer.path, pointer.cell, record.id, pointer.title, shown), enabled: screens !== undefined && reads });
  if (screens === undefined || !reads) return null;
  const title = withCell ? `${es(pointer.label)} · ${es(pointer.cellLabel)}` : es(pointer.label);
  return (
    <div>
      <h3>{title}</h3>
      {found.isError && <ErrorNotice error={found.error} />}
      {found.isPending && <Waiting lines={1} height={20} />}
      {found.data?.items.length === 0 && <p className={styles.quiet}>{texts.record.noneHere}</p>}
      <ul className={styles.pointing}>
        {found.data?.items.map((one) => <li key={one.id}><Link to={`${screens.base}/${one.id}`}>{String(one.values[pointer.title ?? ''] ?? one.folio)}</Link></li>)}
      </ul>
      {(found.data?.next ?? null) !== null && <Link to={screens.base} search={{ [pointer.cell]: record.id }}>{texts.record.seeAll}</Link>}
    </div>
  );
}
