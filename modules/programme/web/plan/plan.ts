import type { Light } from '../api.ts';
import { lanesOf, type Mark } from './lanes.ts';
import { isWholeYear, shortTitle, stretchesOf, type PlanLine, type Stretch } from './line.ts';

/** A row of the sheet. `count`: lines that it tells of; their sum, with the tiles' and `more`, is all of them. */
export type PlanRow =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string; readonly count: 0 }
  | { readonly kind: 'lane'; readonly key: string; readonly text: string; readonly marks: readonly Mark[]; readonly count: number }
  | { readonly kind: 'bar'; readonly key: string; readonly text: string; readonly written: string | null; readonly light: Light; readonly stretches: readonly Stretch[]; readonly count: number };

/** What has no bar: its words alone. */
export interface Tile {
  readonly key: string;
  readonly text: string;
  readonly light: Light;
  readonly count: number;
}

export interface Plan {
  /** Size of the letters in points: never under 6.5. */
  readonly size: number;
  readonly columns: number;
  /** Sessions, a row a body, over the whole width. */
  readonly series: readonly PlanRow[];
  /** The rest, in columns. */
  readonly bars: readonly PlanRow[];
  readonly wholeYear: readonly Tile[];
  readonly undated: readonly Tile[];
  /** Lines for which a sheet has no room. */
  readonly more: number;
}

const sizes = [9, 8.5, 8, 7.5, 7, 6.5];
/** Rows are so much higher than their letters. */
export const LEADING = 1.2;
export const TILE_COLUMNS = 4;
/** Points: what A4 and Letter both have within margins of 8 mm; the plot beside the names; title and gaps. */
const [HEIGHT, PLOT, HEAD] = [546, 560, 29];
const rowsAt = (size: number): number => Math.floor((HEIGHT - HEAD) / (size * LEADING));
/** Rows of the notes above and below. */
const NOTES = 2;

interface Level {
  readonly columns: number;
  /** What lasts all the year stands in a list instead of a bar each. */
  readonly listsWholeYear: boolean;
  /** Each session with its ordinal; otherwise with its day alone, and bodies take fewer rows. */
  readonly namesSessions: boolean;
  /** One bar for each group. */
  readonly isGrouped: boolean;
}
const last: Level = { columns: 2, listsWholeYear: false, namesSessions: false, isGrouped: true };
const levels: readonly Level[] = [
  { columns: 1, listsWholeYear: false, namesSessions: true, isGrouped: false }, { columns: 2, listsWholeYear: false, namesSessions: true, isGrouped: false },
  { columns: 2, listsWholeYear: true, namesSessions: true, isGrouped: false }, { columns: 3, listsWholeYear: true, namesSessions: true, isGrouped: false },
  { columns: 3, listsWholeYear: true, namesSessions: false, isGrouped: false }, last,
];

const worst: readonly Light[] = ['red', 'amber', 'green', 'grey', 'done'];
const worstOf = (lines: readonly PlanLine[]): Light => worst.find((light) => lines.some((line) => line.light === light)) ?? 'grey';
const grouped = (lines: readonly PlanLine[]) => [...Map.groupBy(lines, ({ group }) => group)];

const laneRows = (lines: readonly PlanLine[], year: number, size: number, isNamed: boolean): readonly PlanRow[] => grouped(lines).flatMap(([group, own]) =>
  lanesOf(own, year, (size / PLOT) * 100, isNamed).map((marks, index) => ({ kind: 'lane', key: `${group} ${String(index)}`, text: index === 0 ? group : '', marks, count: marks.length }) as const));

const barOf = (line: PlanLine, year: number): PlanRow => ({ kind: 'bar', key: line.id, text: line.title, written: line.written, light: line.light, stretches: stretchesOf(line, year), count: 1 });

/** Stretches that touch become one: a group's bar has few pieces, however many its lines. */
function joined(all: readonly Stretch[], light: Light): readonly Stretch[] {
  const pieces: { start: number; end: number; light: Light; isOpen: boolean }[] = [];
  for (const { start, end } of [...all].sort((a, b) => a.start - b.start)) {
    const before = pieces.at(-1);
    if (before !== undefined && start <= before.end) before.end = Math.max(before.end, end);
    else pieces.push({ start, end, light, isOpen: false });
  }
  return pieces;
}

const groupBars = (lines: readonly PlanLine[], year: number): readonly PlanRow[] => grouped(lines).map(([group, own]) => {
  const light = worstOf(own);
  return { kind: 'bar', key: group, text: group, written: null, light, stretches: joined(own.flatMap((line) => stretchesOf(line, year)), light), count: own.length };
});

const lineBars = (lines: readonly PlanLine[], year: number): readonly PlanRow[] => grouped(lines).flatMap(([group, own]) =>
  [{ kind: 'heading', key: group, text: group, count: 0 } as const, ...own.map((line) => barOf(line, year))]);

const seriesTile = ([group, own]: readonly [string, readonly PlanLine[]]): Tile => ({ key: group, text: `${group}: ${own.map(({ title }) => shortTitle(title)).join(', ')}`, light: worstOf(own), count: own.length });
const groupTile = ([group, own]: readonly [string, readonly PlanLine[]]): Tile => ({ key: group, text: group, light: worstOf(own), count: own.length });
const lineTile = ({ id, title, written, light }: PlanLine): Tile => ({ key: id, text: written === null || /por definir/iu.test(written) ? title : `${title} (${written})`, light, count: 1 });

/** Rows that a plan takes, headings and months with it. */
export function rowsOf({ columns, series, bars, wholeYear, undated }: Plan): number {
  const band = (rows: number): number => (rows === 0 ? 0 : rows + 1);
  return NOTES + band(series.length) + band(Math.ceil(bars.length / columns)) + [wholeYear, undated].reduce((sum, tiles) => sum + band(Math.ceil(tiles.length / TILE_COLUMNS)), 0);
}

function draw({ columns, listsWholeYear, namesSessions, isGrouped }: Level, lines: readonly PlanLine[], year: number, size: number): Plan {
  const dated = lines.filter((line) => stretchesOf(line, year).length > 0);
  const undated = lines.filter((line) => stretchesOf(line, year).length === 0);
  const listed = (line: PlanLine): boolean => listsWholeYear && isWholeYear(line, year);
  const inSeries = dated.filter(({ isSeries }) => isSeries);
  const others = dated.filter((line) => !line.isSeries);
  const apart = undated.filter((line) => !line.isSeries);
  return {
    size, columns, more: 0,
    series: laneRows(inSeries, year, size, namesSessions),
    bars: isGrouped ? groupBars(others, year) : lineBars(others.filter((line) => !listed(line)), year),
    wholeYear: isGrouped ? [] : others.filter(listed).map(lineTile),
    undated: [...grouped(undated.filter(({ isSeries }) => isSeries)).map(seriesTile), ...(isGrouped ? grouped(apart).map(groupTile) : apart.map(lineTile))],
  };
}

const countOf = (rows: readonly { readonly count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** The most that a sheet holds: half for sessions, a third of the rest for what has no date, and how many were left out. */
function cut(plan: Plan, total: number): Plan {
  const room = rowsAt(plan.size) - NOTES - 3;
  const series = plan.series.slice(0, Math.floor(room / 2));
  const undated = plan.undated.slice(0, Math.floor((room - series.length) / 3) * TILE_COLUMNS);
  const bars = plan.bars.slice(0, (room - series.length - Math.ceil(undated.length / TILE_COLUMNS)) * plan.columns);
  return { ...plan, series, undated, bars, more: total - countOf([...series, ...undated, ...bars]) };
}

/**
 * The plan of a year on one landscape sheet of A4 or Letter, whatever it holds: the fullest way that fits with letters of 6.5 points
 * or more. First a bar for each line, then columns, then lists for what lasts all the year, then sessions by their day alone, then a bar for each group; beyond
 * that, `more` says how many were left out.
 */
export function planOf(lines: readonly PlanLine[], year: number): Plan {
  for (const level of levels) {
    for (const size of sizes) {
      const plan = draw(level, lines, year, size);
      if (rowsOf(plan) <= rowsAt(size)) return plan;
    }
  }
  return cut(draw(last, lines, year, 6.5), lines.length);
}

/** Whether a plan has room on its sheet. */
export const fits = (plan: Plan): boolean => rowsOf(plan) <= rowsAt(plan.size);
