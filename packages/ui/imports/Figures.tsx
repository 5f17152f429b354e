import { sayNumber } from '../words.ts';
import styles from './imports.module.css';

type Tone = 'good' | 'bad' | 'doubt' | 'plain';

/** A row of numbers with their names. */
export function Figures({ figures }: { figures: readonly (readonly [label: string, count: number, tone: Tone])[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(([label, count, tone]) => (
        <div key={label} data-tone={count === 0 ? 'plain' : tone}>
          <dt>{label}</dt>
          <dd>{sayNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
