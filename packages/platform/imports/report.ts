import type { RowProblem } from './row.ts';

/** One cause, with where it happens: what people correct at once. */
export interface Cause {
  readonly cause: string;
  readonly message: string;
  readonly sheet: string;
  readonly column: string | null;
  readonly cell: string | null;
  readonly found?: string;
  readonly accepted?: string;
  readonly suggestion?: string;
  count: number;
  /** Rows of the file, the first fifty. */
  readonly rows: number[];
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'repeated' | 'rejected';

/** Rows of one sheet by what became, or will become, of them. read = the sum of the others, or the import fails. */
export interface Tally extends Record<Outcome, number> {
  read: number;
}

export const newTally = (): Tally => ({ read: 0, created: 0, updated: 0, unchanged: 0, repeated: 0, rejected: 0 });

export const sumOf = (tally: Tally): number => tally.created + tally.updated + tally.unchanged + tally.repeated + tally.rejected;

export interface Report {
  readonly ready: number;
  readonly toCorrect: number;
  readonly repeated: number;
  readonly unchanged: number;
  readonly groups: readonly Cause[];
  /** Causes that did not fit in the list; their rows are counted in `toCorrect` all the same. */
  readonly more: number;
  readonly sheets: Readonly<Record<string, Tally>>;
}

/** A row that will not be taken, for the corrected workbook: which columns and why, never a value. */
export interface RefusedRow {
  readonly sheet: string;
  readonly row: number;
  readonly outcome: 'rejected' | 'repeated' | 'conflict';
  readonly problems: readonly { readonly code: string; readonly column: string | null; readonly message: string }[];
}

const MOST_CAUSES = 500;
const MOST_ROWS = 50;
const MOST_PER_ROW = 10;

/** What a row keeps: the message may quote what somebody wrote, and that stays in the file alone. */
function withoutValue({ message, found, accepted, suggestion }: RowProblem): string {
  if (found === undefined) return message;
  const hint = suggestion === undefined ? '' : ` ¿Quiso decir «${suggestion}»?`;
  return `Valor no aceptado.${hint}${accepted === undefined ? '' : ` Se acepta: ${accepted}.`}`;
}

/** Gathers what is wrong, grouped by cause, without keeping the rows. */
export class Findings {
  readonly #causes = new Map<string, Cause>();
  #beyond = 0;
  #pending: RefusedRow[] = [];

  add(sheet: string, row: number, outcome: RefusedRow['outcome'], problems: readonly RowProblem[]): void {
    for (const problem of problems) this.#count(sheet, row, problem);
    const kept = problems.slice(0, MOST_PER_ROW).map((problem) => ({ code: problem.code, column: problem.column, message: withoutValue(problem) }));
    this.#pending.push({ sheet, row, outcome, problems: kept });
  }

  /** The refused rows since the last call, for storing. */
  takeRows(): readonly RefusedRow[] {
    const rows = this.#pending;
    this.#pending = [];
    return rows;
  }

  /** Causes, the most frequent first. */
  causes(): readonly Cause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }

  get beyond(): number {
    return this.#beyond;
  }

  #count(sheet: string, row: number, problem: RowProblem): void {
    const key = `${sheet}|${problem.code}|${problem.column ?? ''}|${problem.found ?? problem.message}`;
    const known = this.#causes.get(key);
    if (known !== undefined) {
      known.count += 1;
      if (known.rows.length < MOST_ROWS) known.rows.push(row);
    } else if (this.#causes.size >= MOST_CAUSES) this.#beyond += 1;
    else {
      const { code, ...said } = problem;
      this.#causes.set(key, { ...said, cause: code, sheet, count: 1, rows: [row] });
    }
  }
}
