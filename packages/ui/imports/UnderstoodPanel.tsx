import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ImportRun } from '../api/imports.ts';
import { plural } from '../words.ts';
import styles from './imports.module.css';
import { texts } from './texts.ts';

/** Sheets and columns as the system read them. */
export function UnderstoodPanel({ run }: { run: ImportRun }) {
  const { understood } = run;
  if (understood === null) return null;
  return (
    <section className={styles.panel} aria-labelledby="understood">
      <h2 id="understood">{texts.understood}</h2>
      <ul className={styles.facts}>
        {understood.sheets.map((sheet) => (
          <li key={sheet.name}>{sheet.used ? texts.sheet(sheet.name, plural(sheet.rows, 'renglón', 'renglones')) : texts.sheetUnused(sheet.name)}</li>
        ))}
        <li><IconCircleCheck size={16} aria-hidden /> {texts.columnsMatched(understood.matched.length)}</li>
        {understood.unmatched.length > 0 && <li data-tone="warning"><IconAlertTriangle size={16} aria-hidden /> {texts.columnsUnmatched(understood.unmatched.length)}: {understood.unmatched.map((column) => column.header).join(', ')}</li>}
      </ul>
    </section>
  );
}
