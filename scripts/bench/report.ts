/** One figure against its target. */
export interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | '%' | 'MB' | 'ms' | 'errors';
  /** The ship gate (null: shown for the reader, not gated) and the aim; `at least` for ratios of requests, `at most` for the rest. */
  readonly must: number | null;
  readonly aim: number | null;
  readonly better: 'higher' | 'lower';
  readonly notes: string;
}

export const passes = ({ value, must, better }: Line): boolean => must === null || (better === 'higher' ? value >= must : value <= must);

const number = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

function row(line: Line): string {
  const sign = line.better === 'higher' ? '≥' : '≤';
  const aim = line.aim === null ? '' : `, aim ${number(line.aim)}`;
  const target = line.must === null ? 'shown only' : `${sign} ${number(line.must)}${aim}`;
  const verdict = passes(line) ? 'ok  ' : 'MISS';
  const mark = line.must === null ? '    ' : verdict;
  return `${mark}  ${line.what.padEnd(46)} ${`${number(line.value)} ${line.unit}`.padStart(12)}   ${target.padEnd(20)} ${line.notes}`;
}

export const table = (lines: readonly Line[]): string => lines.map(row).join('\n');
