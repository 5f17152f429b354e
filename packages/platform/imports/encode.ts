import { clearCells, type Cell, type Form, type Group, type Values } from '@sintra/definition';
import { columnsOf, copyText, toColumns } from '@sintra/projections/sql';
import type { Token } from '../identity/index.ts';

/** What becomes of a staged row. `touch`: only its groups change. */
export type Kind = 'create' | 'update' | 'touch' | 'unchanged' | 'repeated' | 'rejected' | 'conflict';

export interface StageHead {
  readonly row: number;
  readonly kind: Kind;
  readonly institution: string;
  readonly id: string;
  readonly sealed?: Buffer | null;
  readonly version?: number | null;
  readonly key?: string | null;
  readonly fields?: readonly string[];
  /** Absent where the identity stays as it is. */
  readonly tokens?: readonly Token[];
  /** Tokens of the identity that this row changes. */
  readonly before?: readonly Token[];
}

const stageColumns = ['stage_row', 'stage_kind', 'institution_id', 'id', 'stage_version', 'stage_key', 'stage_fields', 'stage_tokens', 'stage_spellings', 'stage_exact', 'stage_before', 'sealed'];
const NULL = '\\N';

const list = (tokens: readonly Token[] | undefined, take: (token: Token) => string | null): string =>
  tokens === undefined ? NULL : `{${tokens.map((token) => take(token) ?? 'NULL').join(',')}}`;

function headText({ row, kind, institution, id, version, key, fields, tokens, before, sealed }: StageHead): string {
  // Of whole identifiers (CURP, folio of elsewhere): sharing one makes two records the same person's.
  const exact = tokens?.filter(({ spelling }) => spelling === null);
  return [
    row, kind, institution, id, version ?? NULL, copyText(key), copyText(fields), list(tokens, ({ token }) => token), list(tokens, ({ spelling }) => spelling),
    list(exact, ({ token }) => token), list(before, ({ token }) => token), sealed === undefined || sealed === null ? NULL : `\\\\x${sealed.toString('hex')}`,
  ].join('\t');
}

type Answer = Exclude<Values[string], null>;

/** A cell's place among the fields of a line, and how its answer is written there: one text for all its columns. */
interface Slot {
  readonly columns: readonly string[];
  readonly write: (value: Answer) => string;
  readonly empty: string;
  /** Where it stands; −1 until a row answers it. */
  at: number;
}

const MOST_REMEMBERED = 5_000;

/** Dates and lists repeat, and cost more to write than to remember. A list is known by itself: reading hands out the same one. */
function slotWriter(cell: Cell): Slot['write'] {
  const plain: Slot['write'] = (value) => toColumns(cell, value).map(copyText).join('\t');
  if (cell.type !== 'date' && cell.type !== 'codes') return columnsOf(cell).length === 1 && cell.type !== 'decimal' ? copyText : plain;
  const known = new Map<Answer, string>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const text = plain(value);
    known.set(value, text);
    return text;
  };
}

const slotOf = (cell: Cell): Slot => {
  const columns = columnsOf(cell).map(({ name }) => name);
  return { columns, write: slotWriter(cell), empty: columns.map(() => NULL).join('\t'), at: -1 };
};

/**
 * Writes rows of one form or group as COPY lines for its staging table. Only columns that some row has answered are written: a
 * form has many more than a file.
 */
export class StageEncoder {
  readonly #own: readonly string[];
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #used: Slot[] = [];
  #blank: string[] = [''];
  #lines: string[][] = [];

  /** @param own house columns that this kind of table has besides institution_id, id and sealed */
  constructor(source: Form | Group, own: readonly string[]) {
    this.#own = own;
    this.#slots = new Map(clearCells(source).map((cell) => [cell.id, slotOf(cell)]));
  }

  /** @param own values of the own house columns, in their order */
  add(head: StageHead, own: readonly (string | number | null)[], values: Values | null): void {
    const fields = this.#blank.slice();
    fields[0] = `${headText(head)}\t${own.map(copyText).join('\t')}`;
    if (values !== null) this.#fill(fields, values);
    this.#lines.push(fields);
  }

  #fill(fields: string[], values: Values): void {
    for (const id in values) {
      const slot = this.#slots.get(id);
      const value = values[id];
      if (slot === undefined || value === undefined || value === null) continue;
      if (slot.at < 0) this.#use(slot);
      fields[slot.at] = slot.write(value);
    }
  }

  #use(slot: Slot): void {
    slot.at = this.#blank.length;
    this.#blank.push(slot.empty);
    this.#used.push(slot);
    // Lines that came before it in this batch have nothing to say there.
    for (const line of this.#lines) line[slot.at] = slot.empty;
  }

  /** The rows added since the last time, and the columns in the order of their fields. */
  take(): { readonly columns: readonly string[]; readonly lines: string } {
    const lines = this.#lines.map((fields) => `${fields.join('\t')}\n`).join('');
    this.#lines = [];
    return { columns: [...stageColumns, ...this.#own, ...this.#used.flatMap(({ columns }) => columns)], lines };
  }
}
