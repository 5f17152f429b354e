import { useMemo } from 'react';
import { useMe } from '@sintra/ui/session.ts';
import { sayDay, sayNumber } from '@sintra/ui/words.ts';
import type { Light } from '../api.ts';
import { placeInYear, type PlanLine, type Stretch } from './line.ts';
import { LEADING, planOf, TILE_COLUMNS, type PlanRow, type Tile } from './plan.ts';
import { usePrinting } from './printing.ts';
import styles from './plan.module.css';
import { planTexts as words } from './texts.ts';

const Letter = ({ light }: { light: Light }) => <b className={styles.letter} data-light={light}>{words.letters[light]}</b>;

const Days = ({ stretches }: { stretches: readonly Stretch[] }) => stretches.map(({ start, end, light, isOpen }) => (
  <i key={start} className={styles.days} data-light={light} data-open={isOpen} style={{ insetInlineStart: `min(${String(start)}%, 100% - 3pt)`, inlineSize: `max(3pt, ${String(end - start)}%)` }} />
));

function Row({ row }: { row: PlanRow }) {
  if (row.kind === 'heading') return <div className={styles.heading}>{row.text}</div>;
  if (row.kind === 'lane') {
    return (
      <div className={styles.row}>
        <span>{row.text}</span>
        <div className={styles.plot}>
          {row.marks.map(({ id, text, at, light, stretches }) => <div key={id}><Days stretches={stretches} /><span className={styles.mark} style={{ insetInlineStart: `${String(at)}%` }}><Letter light={light} />{text}</span></div>)}
        </div>
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <span><Letter light={row.light} />{row.text}</span>
      <span>{row.count > 1 ? words.count(sayNumber(row.count)) : row.written}</span>
      <div className={styles.plot}><Days stretches={row.stretches} /></div>
    </div>
  );
}

const Months = ({ labels, short }: { labels: readonly [string, string?]; short: boolean }) => (
  <div className={styles.head}>{labels.map((label) => <span key={label}>{label}</span>)}<div className={styles.months}>{words.months.map((month) => <span key={month}>{short ? month.slice(0, 1) : month}</span>)}</div></div>
);

function Columns({ rows, columns }: { rows: readonly PlanRow[]; columns: number }) {
  const each = Math.ceil(rows.length / columns);
  return (
    <div className={styles.columns} style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}>
      {Array.from({ length: columns }, (_, column) => rows.slice(column * each, (column + 1) * each)).map((own, column) => (
        <div key={column} className={styles.band} data-bars><Months labels={[words.what, words.when]} short={columns > 1} />{own.map((row) => <Row key={row.key} row={row} />)}</div>
      ))}
    </div>
  );
}

function Tiles({ title, tiles }: { title: string; tiles: readonly Tile[] }) {
  if (tiles.length === 0) return null;
  return (
    <div>
      <div className={styles.heading}>{title}</div>
      <div className={styles.tiles} style={{ gridTemplateColumns: `repeat(${String(TILE_COLUMNS)}, minmax(0, 1fr))` }}>
        {tiles.map(({ key, text, light, count }) => <span key={key}><Letter light={light} />{count > 1 ? `(${sayNumber(count)}) ` : ''}{text}</span>)}
      </div>
    </div>
  );
}

interface Props {
  readonly title: string;
  readonly lines: readonly PlanLine[];
  readonly year: number;
  /** ISO day. */
  readonly today: string;
  /** What the sheet does not have, if anything: filters, the limit of a list. */
  readonly note?: string | undefined;
}

/** A year on one landscape sheet, on paper alone: it takes the place of the screen that it stands in. */
export const YearPlan = (props: Props) => (usePrinting() ? <Sheet {...props} /> : null);

function Sheet({ title, lines, year, today, note }: Props) {
  const plan = useMemo(() => planOf(lines, year), [lines, year]);
  const me = useMe();
  const about = [words.count(sayNumber(lines.length)), ...(note === undefined ? [] : [note]), ...(plan.more === 0 ? [] : [words.more(sayNumber(plan.more))]), words.printed(sayDay(today), me.user.name, me.institution.acronym)];
  const style = { '--size': `${String(plan.size)}pt`, '--row': `${String(plan.size * LEADING)}pt`, '--today': today.startsWith(String(year)) ? `${String(placeInYear(today, year))}%` : '-9pt' } as React.CSSProperties;
  return (
    <div className={styles.plan} style={style} aria-hidden>
      <p className={styles.title}>{title}</p>
      <p className={styles.about}>{about.join(' · ')}</p>
      {plan.series.length > 0 && <div className={styles.band}><Months labels={[words.sessions]} short={false} />{plan.series.map((row) => <Row key={row.key} row={row} />)}</div>}
      {plan.bars.length > 0 && <Columns rows={plan.bars} columns={plan.columns} />}
      <Tiles title={words.wholeYear} tiles={plan.wholeYear} />
      <Tiles title={words.undated} tiles={plan.undated} />
      <p className={styles.about}>{words.legend}</p>
    </div>
  );
}
