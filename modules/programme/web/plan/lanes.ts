import { shortTitle, stretchesOf, type PlanLine, type Stretch } from './line.ts';

/** A line in the row of its group: what is written, where, and its days below. Places from 0 to 100. */
export interface Mark {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly stretches: readonly Stretch[];
  readonly light: PlanLine['light'];
}

interface Placed extends Mark {
  readonly taken: readonly (readonly [number, number])[];
}

/** A letter of Noto Sans on average, the light before the word, and what keeps two apart, in ems. */
const [LETTER, BEFORE, BETWEEN] = [0.5, 1.1, 0.4];

/** One day has its number in parentheses: the month above it says the rest. */
function textOf(line: PlanLine, isNamed: boolean): string {
  const [range, ...others] = line.ranges;
  const isDay = range !== undefined && others.length === 0 && Date.parse(range[1]) - Date.parse(range[0]) === 86_400_000;
  return [...(isNamed ? [shortTitle(line.title)] : []), ...(isDay ? [`(${String(Number(range[0].slice(8)))})`] : [])].join(' ');
}

function place(line: PlanLine, year: number, em: number, isNamed: boolean): Placed {
  const [text, stretches] = [textOf(line, isNamed), stretchesOf(line, year)];
  const width = Math.min(100, (text.length * LETTER + BEFORE) * em);
  const at = Math.min(stretches[0]?.start ?? 0, 100 - width);
  const gap = BETWEEN * em;
  return { id: line.id, text, at, stretches, light: line.light, taken: [[at, at + width + gap], ...stretches.map(({ start, end }) => [start, end + gap] as const)] };
}

const meets = (one: Placed, other: Placed): boolean => one.taken.some(([from, until]) => other.taken.some(([start, end]) => from < end && start < until));

/**
 * Marks of one group in as few rows as hold them without one word upon another.
 * @param em width of the letters' size in the plot, from 0 to 100
 * @param isNamed with the name of each, or its day alone
 */
export function lanesOf(lines: readonly PlanLine[], year: number, em: number, isNamed = true): readonly (readonly Mark[])[] {
  const lanes: Placed[][] = [];
  for (const mark of lines.map((line) => place(line, year, em, isNamed)).sort((a, b) => a.at - b.at)) {
    const lane = lanes.find((marks) => !marks.some((other) => meets(other, mark)));
    if (lane === undefined) lanes.push([mark]);
    else lane.push(mark);
  }
  return lanes;
}
