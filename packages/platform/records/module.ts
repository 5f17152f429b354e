import type { Bilingual, Catalog, Form, GroupRow, Sensitivity, Values } from '@sintra/definition';
import type { Tx } from '../db/index.ts';
import type { CellProblem } from '../problems/index.ts';
import type { Referred } from './references.ts';

/**
 * A way to tell records apart in counts, filters and charts. `expression` is SQL over the form's table under the alias `r`,
 * constant text written by the module, never made of anything a request brings.
 */
export interface Dimension {
  readonly id: string;
  readonly label: Bilingual;
  /** What exactly is counted under each value, shown beside the figure (principle 7). */
  readonly description: Bilingual;
  readonly expression: string;
  /** The expression is a text[]: a record counts once under each of its values, so that shares may add up to more than all. */
  readonly many?: true;
  readonly catalog?: string;
  /** Class of the fields that it is made of: whoever does not read them does not count by it. `confidential` where it is not said. */
  readonly sensitivity?: Sensitivity;
  /** Its values are ids of records: which form's, and the columns that hold them. */
  readonly refers?: ReferredColumn;
}

export interface ReferredColumn {
  /** API path of the form whose records are the values: `GET /<path>/options?ids=` says their titles. */
  readonly path: string;
  readonly column: string;
  /** Table of the repeated group that has the column; null when it is the form's own. */
  readonly group: string | null;
}

export interface Verdict {
  readonly problems: readonly CellProblem[];
  readonly warnings: readonly CellProblem[];
  /** Answers that follow from others and may fill empty cells. */
  readonly prefill: Values;
}

/** Rows of repeated groups by the group's id, as they came in. A row may be on its way out (`remove`). */
export type GroupRows = Readonly<Record<string, readonly GroupRow[]>>;

interface UniqueAnswers {
  /** Ids of clear cells, the first the one that is marked. A record that lacks one of them is compared with nobody. */
  readonly cells: readonly string[];
  readonly code: string;
  /** What to do, given the folio of the record that has them. */
  readonly message: (folio: string) => string;
}

/** A record as it would stand: what rules across records look at. */
export interface Standing {
  /** null for one that is about to be made. */
  readonly id: string | null;
  readonly institution: string;
  readonly values: Values;
  /** Where it is written, for sentences about another of the same sheet: «renglón 12». */
  readonly place?: string;
}

/** What a module adds to its form: rules across cells, cells that follow from others, dimensions. */
export interface FormModule {
  readonly form: Form;
  readonly catalogs: readonly Catalog[];
  readonly dimensions: readonly Dimension[];
  /** What «one» of the count is, and by which date: shown beside every figure. */
  readonly counted: Bilingual;
  /**
   * Rules across cells. Problems stop the save; warnings are shown and let through. A finding about a row of a group names its cell as
   * `group[index].cell`. Who judges a record without its groups (an import's main rows) leaves them out.
   */
  readonly judge?: (values: Values, today: string, groups?: GroupRows) => Verdict;
  /** Answers that no two standing records share together, whoever of those that one reads owns them. */
  readonly unique?: UniqueAnswers;
  /**
   * Rules that need other records: asked with one at each save, with those of a whole sheet at its review and again when it is applied.
   * @returns for each row what refuses it, or null
   */
  readonly across?: (tx: Tx, rows: readonly Standing[]) => Promise<readonly (CellProblem | null)[]>;
  /**
   * Cells computed from others at every save (year of birth from a sealed date). `referred` is the record that a cell refers to,
   * for titles that are made of others'; undefined when there is none or it may not be seen.
   */
  readonly derive?: (values: Values, referred: (cell: string) => Referred | undefined) => Values;
}
