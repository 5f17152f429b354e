import { Progress, Skeleton, VisuallyHidden } from '@mantine/core';
import { texts } from '../texts.ts';
import { plural, sayElapsed, sayNumber } from '../words.ts';
import styles from './parts.module.css';

/** Grey lines of the size of what is coming, so that nothing moves when it arrives. */
export function Waiting({ lines = 8, height = 36 }: { lines?: number; height?: number }) {
  return (
    <div className={styles.waiting} role="status">
      <VisuallyHidden>{texts.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={height} radius="sm" />
      ))}
    </div>
  );
}

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since it began; gives the time left. */
  readonly elapsed?: number | undefined;
  /** What is counted; rows unless said. */
  readonly unit?: 'rows' | 'bytes';
}

const megabytes = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 1 });

function amount({ done, total, unit = 'rows' }: ProgressProps): string {
  if (unit === 'bytes') return `${megabytes.format(done / 1e6)} de ${megabytes.format(total / 1e6)} MB`;
  return total === 0 ? plural(done, 'renglón', 'renglones') : `${sayNumber(done)} de ${sayNumber(total)}`;
}

const timeLeft = ({ done, total, elapsed }: ProgressProps): string =>
  elapsed === undefined || done === 0 || done >= total ? '' : ` · faltan ${sayElapsed((elapsed / done) * (total - done))}`;

/** How much is done and how long it will still take. */
export function ProgressLine(props: ProgressProps) {
  const { label, done, total } = props;
  const share = total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}>
        <span>{label}</span>
        <span className={styles.quiet}>{amount(props)}{timeLeft(props)}</span>
      </div>
      <Progress value={total === 0 ? 100 : share} animated={total === 0} aria-label={label} size="md" color="green" />
    </div>
  );
}
