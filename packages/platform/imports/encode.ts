import { clearCells, sealedCells, type Form, type Group, type Values } from '@sintra/definition';
import { columnsOf, copyText, toColumns } from '@sintra/projections/sql';
import { exactToken, nameTokens, type Keyring } from '../identity/index.ts';
import { tokenDomain } from '../records/index.ts';

const stageColumns = ['stage_run', 'stage_row', 'stage_kind', 'stage_version', 'stage_key', 'stage_fields', 'stage_tokens', 'stage_exact'] as const;

/** What becomes of a staged row. `touch`: only its groups change. */
export type Kind = 'create' | 'update' | 'touch' | 'unchanged' | 'repeated' | 'rejected' | 'conflict';

export interface StageHead {
  readonly run: string;
  readonly row: number;
  readonly kind: Kind;
  readonly institution: string;
  readonly version?: number | null;
  readonly key?: string | null;
  readonly fields?: readonly string[];
  readonly tokens?: readonly bigint[];
  readonly exact?: readonly bigint[];
}

interface Slot {
  readonly at: number;
  readonly write: (value: Exclude<Values[string], null>) => readonly string[];
}

const MOST_REMEMBERED = 5_000;

/** COPY fields of a cell's value; dates and lists repeat, so they are remembered. */
function slotWriter(cell: Parameters<typeof toColumns>[0]): Slot['write'] {
  const plain: Slot['write'] = (value) => toColumns(cell, value).map(copyText);
  if (cell.type !== 'date' && cell.type !== 'codes') return plain;
  const known = new Map<string, readonly string[]>();
  return (value) => {
    const key = typeof value === 'object' ? value.join('\u0000') : String(value);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const fields = plain(value);
    known.set(key, fields);
    return fields;
  };
}

const numbers = (list: readonly bigint[] | undefined): string => (list === undefined ? '\\N' : `{${list.join(',')}}`);

/** Writes rows of one form or group as COPY lines for its staging table. */
export class StageEncoder {
  /** Names of the columns, in the order of the lines. */
  readonly columns: readonly string[];
  readonly #blank: readonly string[];
  readonly #slots: ReadonlyMap<string, Slot>;
  readonly #own: readonly string[];

  /** @param own house columns that this kind of table has besides institution_id, id and sealed */
  constructor(source: Form | Group, own: readonly string[]) {
    const house = [...stageColumns, 'institution_id', 'id', 'sealed', ...own];
    const cells = clearCells(source);
    const slots = new Map<string, Slot>();
    const names: string[] = [];
    for (const cell of cells) {
      slots.set(cell.id, { at: house.length + names.length, write: slotWriter(cell) });
      names.push(...columnsOf(cell).map(({ name }) => name));
    }
    this.columns = [...house, ...names];
    this.#blank = this.columns.map(() => '\\N');
    this.#slots = slots;
    this.#own = own;
  }

  /** @param own values of the own house columns, in their order */
  line(head: StageHead, id: string, sealed: Buffer | null, own: readonly unknown[], values: Values | null): string {
    const fields = this.#blank.slice();
    fields[0] = head.run;
    fields[1] = String(head.row);
    fields[2] = head.kind;
    if (head.version !== undefined && head.version !== null) fields[3] = String(head.version);
    if (head.key !== undefined && head.key !== null) fields[4] = copyText(head.key);
    if (head.fields !== undefined) fields[5] = copyText(head.fields);
    fields[6] = numbers(head.tokens);
    fields[7] = numbers(head.exact);
    fields[8] = head.institution;
    fields[9] = id;
    if (sealed !== null) fields[10] = `\\\\x${sealed.toString('hex')}`;
    for (let index = 0; index < this.#own.length; index += 1) fields[11 + index] = copyText(own[index]);
    if (values !== null) this.#fill(fields, values);
    return `${fields.join('\t')}\n`;
  }

  #fill(fields: string[], values: Values): void {
    for (const id in values) {
      const slot = this.#slots.get(id);
      const value = values[id];
      if (slot === undefined || value === undefined || value === null) continue;
      const written = slot.write(value);
      for (let index = 0; index < written.length; index += 1) fields[slot.at + index] = written[index] ?? '\\N';
    }
  }
}

export interface Tokens {
  readonly all: readonly bigint[];
  /** Of whole identifiers (CURP, folio of elsewhere): sharing one makes two records the same person's. */
  readonly exact: readonly bigint[];
}

const none: Tokens = { all: [], exact: [] };

/** Tokens of a record's sealed cells. The keyring must be `ready`. */
export function tokensFor(form: Form, values: Values, keyring: Keyring, institution: string): Tokens {
  const all = new Set<bigint>();
  const exact = new Set<bigint>();
  for (const { id, field } of sealedCells(form)) {
    const value = values[id];
    if (field.search === undefined || typeof value !== 'string') continue;
    const domain = tokenDomain(form, field.id);
    if (field.search === 'name') for (const token of nameTokens(keyring, institution, domain, value)) all.add(token);
    else {
      const token = exactToken(keyring, institution, domain, value);
      if (token !== null) exact.add(token);
    }
  }
  for (const token of exact) all.add(token);
  return all.size === 0 ? none : { all: [...all], exact: [...exact] };
}
