import type { Control } from 'react-hook-form';
import type { Catalogs, FormView } from '../api/types.ts';
import { es } from '../words.ts';
import { FieldInputs } from './FieldInputs.tsx';
import styles from './form.module.css';
import { GroupRows } from './GroupRows.tsx';
import type { FormState } from './model.ts';

interface Props {
  readonly form: FormView;
  readonly catalogs: Catalogs;
  readonly control: Control<FormState>;
}

export const sectionId = (id: string): string => `section-${id}`;

/** The whole form in one column, drawn from its definition: sections, then repeated groups. */
export function FormRenderer({ form, catalogs, control }: Props) {
  return (
    <>
      {form.sections.map((section) => (
        <section key={section.id} id={sectionId(section.id)} className={styles.section} aria-labelledby={`${sectionId(section.id)}-title`}>
          <h2 id={`${sectionId(section.id)}-title`} tabIndex={-1}>{es(section.label)}</h2>
          {section.help !== undefined && <p className={styles.sectionHelp}>{es(section.help)}</p>}
          <FieldInputs control={control} prefix="values" fields={section.fields} catalogs={catalogs} />
        </section>
      ))}
      {form.groups.map((group) => (
        <section key={group.id} id={sectionId(group.id)} className={styles.section} aria-labelledby={`${sectionId(group.id)}-title`}>
          <h2 id={`${sectionId(group.id)}-title`} tabIndex={-1}>{es(group.label)}</h2>
          {group.help !== undefined && <p className={styles.sectionHelp}>{es(group.help)}</p>}
          <GroupRows control={control} group={group} catalogs={catalogs} />
        </section>
      ))}
    </>
  );
}
