import { IconCheck } from '@tabler/icons-react';
import type { ImportState } from '../api/imports.ts';
import styles from './imports.module.css';
import { texts } from './texts.ts';

/** How many of the steps are behind in each state. */
const behind: Readonly<Record<ImportState, number>> = {
  received: 0, reading: 0, mapping: 1, validating: 1, staged: 2, applying: 3, applied: 4, undone: 4, failed: 0, discarded: 0,
};

/** Where the run stands, in four steps. */
export function Steps({ state }: { state: ImportState }) {
  const done = behind[state];
  return (
    <ol className={styles.steps} aria-label={texts.stepsLabel}>
      {texts.steps.map((step, index) => (
        <li key={step} aria-current={index === done ? 'step' : undefined} data-done={index < done}>
          <span className={styles.stepMark} aria-hidden="true">{index < done ? <IconCheck size={16} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
