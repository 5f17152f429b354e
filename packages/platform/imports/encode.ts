import { clearCells, type Cell, type Form, type Group, type Values } from '@sintra/definition';
import { columnsOf, copyText, toColumns } from '@sintra/projections/sql';
import type { CopyPart } from './copy.ts';
import { identityColumns, identityText, NULL } from './identity-text.ts';

/** What becomes of a staged row. `touch`: only its groups change. */
export type Kind = 'create' | 'update' | 'touch' | 'unchanged' | 'repeated' | 'rejected' | 'conflict';

export interface StageHead {
  readonly row: number;
  readonly kind: Kind;
  readonly institution: string;
  readonly id: string;
  readonly version?: number | null;
  readonly key?: string | null;
  readonly fields?: readonly string[];
  /** From `identityText`; absent where there is nothing to write of it. */
  readonly identity?: string;
}

const stageColumns = ['stage_row', 'stage_kind', 'institution_id', 'id', 'stage_version', 'stage_key', 'stage_fields', ...identityColumns];
const asItWas = identityText({});

function headText({ row, kind, institution, id, version, key, fields, identity = asItWas }: StageHead): string {
  return `${String(row)}\t${kind}\t${institution}\t${id}\t${String(version ?? NULL)}\t${copyText(key)}\t${copyText(fields)}\t${identity}`;
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

const CHUNK = 256 * 1024;
/** Most bytes of a UTF-16 unit in UTF-8. */
const WIDEST = 3;

/** Text as bytes outside the heap, where a hundred thousand lines cost the collector nothing. */
class Bytes {
  #chunks: Buffer[] = [];
  #last = Buffer.alloc(0);
  #at = 0;

  add(text: string): void {
    const most = text.length * WIDEST;
    if (this.#at + most > this.#last.length) {
      this.#end();
      this.#last = Buffer.allocUnsafe(Math.max(CHUNK, most));
    }
    this.#at += this.#last.write(text, this.#at);
  }

  take(): Buffer[] {
    this.#end();
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }

  #end(): void {
    if (this.#at > 0) this.#chunks.push(this.#last.subarray(0, this.#at));
    this.#last = Buffer.alloc(0);
    this.#at = 0;
  }
}

/**
 * Writes rows of one form or group as COPY lines for its staging table. Only columns that some row may answer are written: a
 * form has many more than a file.
 */
export class StageEncoder {
  readonly #own: readonly string[];
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #used: Slot[] = [];
  readonly #blank: string[] = [''];
  readonly #bytes = new Bytes();
  /** Fields of the lines that wait in `#bytes`. */
  #width: number;
  #parts: CopyPart[] = [];

  /**
   * @param own house columns that this kind of table has besides institution_id, id and sealed
   * @param cells those of the sheet; others get their columns when a row first answers them
   */
  constructor(source: Form | Group, own: readonly string[], cells: Iterable<string>) {
    this.#own = own;
    this.#slots = new Map(clearCells(source).map((cell) => [cell.id, slotOf(cell)]));
    for (const id of cells) {
      const slot = this.#slots.get(id);
      if (slot !== undefined) this.#use(slot);
    }
    this.#width = this.#blank.length;
  }

  /** @param own values of the own house columns, in their order */
  add(head: StageHead, own: readonly (string | number | null)[], values: Values | null): void {
    const fields = this.#blank.slice();
    fields[0] = `${headText(head)}\t${own.map(copyText).join('\t')}`;
    if (values !== null) this.#fill(fields, values);
    // Lines with more columns than the ones before them are another COPY.
    if (fields.length > this.#width) this.#endPart();
    this.#width = fields.length;
    this.#bytes.add(`${fields.join('\t')}\n`);
  }

  /** The rows added since the last time. */
  take(): readonly CopyPart[] {
    this.#endPart();
    const parts = this.#parts;
    this.#parts = [];
    return parts;
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
  }

  #endPart(): void {
    const chunks = this.#bytes.take();
    if (chunks.length === 0) return;
    const cells = this.#used.slice(0, this.#width - 1).flatMap(({ columns }) => columns);
    this.#parts.push({ columns: [...stageColumns, ...this.#own, ...cells], chunks });
  }
}
