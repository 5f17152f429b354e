import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Catalogs, FieldView, FormView, GroupView, RecordView, SectionView } from '@sintra/ui/api/types.ts';
import { sectionId } from '@sintra/ui/form/FormRenderer.tsx';
import { useRight } from '@sintra/ui/session.ts';
import { texts as shared } from '@sintra/ui/texts.ts';
import { es } from '@sintra/ui/words.ts';
import { texts } from '../texts.ts';
import styles from '../victims.module.css';
import { Answers } from './Answers.tsx';
import { EditPanel } from './EditPanel.tsx';

interface Common {
  readonly form: FormView;
  readonly record: RecordView;
  readonly catalogs: Catalogs;
}

const hasSealed = (fields: readonly FieldView[]): boolean => fields.some((field) => field.sensitivity === 'identifying');

/** One part of the record: its answers, or its inputs while it is being edited. */
function Panel({ part, sealed, record, reading, editing }: { part: SectionView; sealed: boolean; record: RecordView; reading: ReactNode; editing: (close: () => void) => ReactNode }) {
  const [edits, setEdits] = useState(false);
  const updates = useRight('record', 'update') && record.annulled === null;
  const locked = sealed && record.identity === 'masked';
  const title = es(part.label);
  const id = sectionId(part.id);
  return (
    <section id={id} className={styles.panel} aria-labelledby={`${id}-title`}>
      <header className={styles.panelHead}>
        <h2 id={`${id}-title`} tabIndex={-1}>{title}</h2>
        {updates && !edits && (
          <Button variant="subtle" size="compact-md" leftSection={<IconPencil size={16} aria-hidden />} disabled={locked} title={locked ? texts.record.revealToEdit : undefined} aria-label={texts.record.editSection(title)} onClick={() => setEdits(true)}>
            {shared.edit}
          </Button>
        )}
      </header>
      {edits ? editing(() => setEdits(false)) : reading}
    </section>
  );
}

export function SectionPanel({ form, section, record, catalogs }: Common & { section: SectionView }) {
  const reading = <Answers fields={section.fields} values={record.values} masked={record.masked} catalogs={catalogs} />;
  return (
    <Panel
      part={section}
      sealed={hasSealed(section.fields)}
      record={record}
      reading={reading}
      editing={(close) => <EditPanel {...{ form, record, catalogs }} section={section} onClose={close} />}
    />
  );
}

export function GroupPanel({ form, group, record, catalogs }: Common & { group: GroupView }) {
  const rows = record.groups?.[group.id] ?? [];
  const reading = rows.length === 0 ? <p className={styles.quiet}>{texts.record.noRows}</p> : (
    <div className={styles.groupRows}>
      {rows.map((row, index) => (
        <div key={row.id} className={styles.groupRow}>
          <h3>{es(group.singular)} {index + 1}</h3>
          <Answers fields={group.fields} values={row.values} masked={undefined} catalogs={catalogs} />
        </div>
      ))}
    </div>
  );
  return (
    <Panel part={group} sealed={hasSealed(group.fields)} record={record} reading={reading} editing={(close) => <EditPanel {...{ form, record, catalogs }} group={group} onClose={close} />} />
  );
}
