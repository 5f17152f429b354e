import { IconLock } from '@tabler/icons-react';
import { isAnswered, type Value, type Values } from '@sintra/definition';
import type { Catalogs, CellView, FieldView, RecordView } from '../../api/types.ts';
import { isShown } from '../../form/model.ts';
import { sayValue } from '../../list/labels.ts';
import { texts as shared } from '../../texts.ts';
import { es } from '../../words.ts';
import { FileLink } from '../FileLink.tsx';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { texts } from '../texts.ts';
import styles from '../records.module.css';

interface Props {
  readonly fields: readonly FieldView[];
  readonly values: Values;
  readonly masked: Readonly<Record<string, string>> | undefined;
  /** Where names of other records and of files come from. */
  readonly record: RecordView;
  readonly catalogs: Catalogs;
}

/** Only what was answered, and what is still needed: an empty form is not worth reading. */
export function Answers({ fields, values, masked, record, catalogs }: Props) {
  const shown = fields.flatMap((field) => field.cells.map((cell) => ({ field, cell, mask: masked?.[cell.id] })))
    .filter(({ field, cell, mask }) => isAnswered(values[cell.id]) || mask !== undefined || (field.needed === true && field.cells.length === 1 && isShown(field, values)));
  if (shown.length === 0) return <p className={styles.quiet}>{texts.record.noAnswers}</p>;
  return (
    <dl className={styles.answers}>
      {shown.map(({ cell, mask }) => (
        <div key={cell.id}>
          <dt>{es(cell.label)}</dt>
          <dd>
            {isAnswered(values[cell.id]) ? <Answer {...{ cell, catalogs, record }} value={values[cell.id]} /> : mask !== undefined ? <><IconLock size={12} aria-label={shared.form.protectedTag} /> {mask}</> : <span className={styles.missing}>{shared.noAnswer}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ cell, value, catalogs, record }: { cell: CellView; value: Value | undefined; catalogs: Catalogs; record: RecordView }) {
  if (cell.refers !== undefined && typeof value === 'string') return <ReferenceLink id={value} title={record.titles?.[value]} />;
  if (cell.file === true && typeof value === 'string') return <FileLink record={record} file={value} />;
  return <>{sayValue(cell, value, catalogs)}</>;
}
