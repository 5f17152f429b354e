import type { SheetLine } from './api.ts';
import { placeInYear } from './plan/line.ts';
import styles from './programme.module.css';

const hatched = new Set(['to_be_defined', 'recurring', 'permanent']);

/** The dates of one line over twelve months: bars for ranges, a diamond for a day, hatching for what is still to be defined. */
export function YearBar({ line, year }: { line: Pick<SheetLine, 'ranges' | 'dateKind' | 'light'>; year: number }) {
  const open = line.ranges.length === 0 || hatched.has(line.dateKind ?? '');
  const ranges = line.ranges.length === 0 ? [[`${String(year)}-01-01`, `${String(year + 1)}-01-01`] as const] : line.ranges;
  return (
    <div className={styles.bar} aria-hidden>
      {ranges.map(([from, to]) => {
        const [start, end] = [placeInYear(from, year), placeInYear(to, year)];
        return <span key={from} className={styles.range} data-open={open} data-light={line.light} style={{ insetInlineStart: `${String(start)}%`, inlineSize: `max(4px, ${String(end - start)}%)` }} />;
      })}
    </div>
  );
}
