import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import styles from './form.module.css';

export interface Notes {
  readonly problem?: string | undefined;
  readonly warning?: string | undefined;
  readonly info?: string | undefined;
}

interface Props extends Notes {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly law?: string | undefined;
  readonly needed?: boolean | undefined;
  readonly sealed?: boolean | undefined;
  /** Groups of inputs (radios, checkboxes, names, places) are a fieldset with a legend; one input has a label. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

export const helpId = (id: string): string => `${id}-help`;
export const noteId = (id: string): string => `${id}-note`;

export function Caption({ label, law, needed, sealed }: Pick<Props, 'label' | 'law' | 'needed' | 'sealed'>) {
  return (
    <>
      <span>{label}</span>
      {needed === true && <span className={styles.needed}> ({texts.needed.toLowerCase()})</span>}
      {sealed === true && (
        <span className={styles.tag} title={texts.form.protectedHelp}>
          <IconLock size={12} aria-hidden /> {texts.form.protectedTag}
        </span>
      )}
      {law !== undefined && <span className={styles.tag}>{law}</span>}
    </>
  );
}

function FieldNotes({ id, problem, warning, info }: Notes & { id: string }) {
  return (
    <div id={noteId(id)} aria-live="polite">
      {problem !== undefined && (
        <p className={styles.problem}>
          <IconExclamationCircle size={16} aria-hidden /> {problem}
        </p>
      )}
      {warning !== undefined && (
        <p className={styles.warning}>
          <IconAlertTriangle size={16} aria-hidden /> {warning}
        </p>
      )}
      {info !== undefined && (
        <p className={styles.info}>
          <IconInfoCircle size={16} aria-hidden /> {info}
        </p>
      )}
    </div>
  );
}

/** Label above, help under it, the input, and what the system has to say about the answer. */
export function FieldFrame({ id, help, group = false, children, problem, warning, info, ...caption }: Props) {
  const Outer = group ? 'fieldset' : 'div';
  const title = <Caption {...caption} />;
  return (
    <Outer className={styles.field} id={group ? `${id}-set` : undefined} data-field data-problem={problem !== undefined || undefined}>
      {group ? <legend className={styles.label}>{title}</legend> : <label className={styles.label} htmlFor={id} id={`${id}-label`}>{title}</label>}
      {help !== undefined && <p className={styles.help} id={helpId(id)}>{help}</p>}
      {children}
      <FieldNotes id={id} problem={problem} warning={warning} info={info} />
    </Outer>
  );
}
