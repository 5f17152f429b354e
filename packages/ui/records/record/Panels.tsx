import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Catalogs, FieldView, FormView, GroupView, RecordView, SectionView } from '../../api/types.ts';
import { sectionId } from '../../form/FormRenderer.tsx';
import { texts as shared } from '../../texts.ts';
import { es } from '../../words.ts';
import styles from '../records.module.css';
import { useOwnRight } from './rights.ts';
import { texts } from '../texts.ts';
import { Answers } from './Answers.tsx';
import { EditPanel } from './EditPanel.tsx';

interface Common {
  readonly form: FormView;
  readonly record: RecordView;
  readonly catalogs: Catalogs;
}

/** Behind the mask only what is in the clear can be edited: nobody writes over what they cannot see. */
function editable<Part extends SectionView>(part: Part, record: RecordView): Part {
  if (record.identity !== 'masked') return part;
  return { ...part, fields: part.fields.filter((field: FieldView) => field.sensitivity !== 'identifying') };
}

/** One part of the record: its answers, or its inputs while it is being edited. */
function Panel({ part, open, record, reading, editing }: { part: SectionView; open: SectionView; record: RecordView; reading: ReactNode; editing: (close: () => void) => ReactNode }) {
  const [edits, setEdits] = useState(false);
  const updates = useOwnRight(record, 'update') && record.annulled === null;
  const partly = open.fields.length < part.fields.length;
  const title = es(part.label);
  const id = sectionId(part.id);
  return (
    <section id={id} className={styles.panel} aria-labelledby={`${id}-title`}>
      <header className={styles.panelHead}>
        <h2 id={`${id}-title`} tabIndex={-1}>{title}</h2>
        {updates && !edits && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPencil size={16} aria-hidden />} aria-label={texts.record.editSection(title)} onClick={() => setEdits(true)}>
            {shared.edit}
          </Button>
        )}
      </header>
      {edits && partly && <p className={styles.quiet}>{open.fields.length === 0 ? texts.record.allSealed : texts.record.sealedLeftOut}</p>}
      {edits ? editing(() => setEdits(false)) : reading}
    </section>
  );
}

export function SectionPanel({ form, section, record, catalogs }: Common & { section: SectionView }) {
  const open = editable(section, record);
  const reading = <Answers fields={section.fields} values={record.values} masked={record.masked} record={record} catalogs={catalogs} />;
  return (
    <Panel
      part={section}
      open={open}
      record={record}
      reading={reading}
      editing={(close) => <EditPanel {...{ form, record, catalogs }} section={open} onClose={close} />}
    />
  );
}

export function GroupPanel({ form, group, record, catalogs }: Common & { group: GroupView }) {
  const open = editable(group, record);
  const rows = record.groups?.[group.id] ?? [];
  const reading = rows.length === 0 ? <p className={styles.quiet}>{texts.record.noRows}</p> : (
    <div className={styles.groupRows}>
      {rows.map((row, index) => (
        <div key={row.id} className={styles.groupRow}>
          <h3>{es(group.singular)} {index + 1}</h3>
          <Answers fields={group.fields} values={row.values} masked={undefined} record={record} catalogs={catalogs} />
        </div>
      ))}
    </div>
  );
  return (
    <Panel part={group} open={open} record={record} reading={reading} editing={(close) => <EditPanel {...{ form, record, catalogs }} group={open} onClose={close} />} />
  );
}
