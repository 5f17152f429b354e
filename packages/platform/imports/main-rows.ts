import { isSealed, sealedCells, type Cell, type Form, type Value, type Values } from '@sintra/definition';
import { cellMapOf } from '@sintra/projections/validation';
import { setImmediate as immediate } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { openKeyring, type Keyring, type PersonKeys } from '../identity/index.ts';
import { bytesOf, hasSealed, newFolio, openRow, readClear, sealRow, type FormModule, type Owner, type RecordRow } from '../records/index.ts';
import { copyLines } from './copy.ts';
import { StageEncoder, tokensFor, type Kind } from './encode.ts';
import { storedIds, type SheetReferences } from './references.ts';
import type { Findings } from './report.ts';
import { rowProblem, type RowDraft, type RowProblem } from './row.ts';
import { sameValue } from './same.ts';
import type { SheetPlan } from './sheet.ts';

/** What the rows of one file are staged with. */
export interface Bench {
  readonly house: House;
  readonly context: Context;
  readonly tx: Tx;
  readonly module: FormModule;
  readonly run: string;
  /** Institution of new records. */
  readonly owner: Owner;
  /** Whether records of other institutions may be changed. */
  readonly national: boolean;
  readonly findings: Findings;
  /** What rows say in place of other records. */
  readonly references: SheetReferences;
}

type Existing = Pick<RecordRow, 'id' | 'institution_id' | 'folio' | 'version' | 'sealed' | 'annulled_at'> & Record<string, unknown>;

const SLICE = 250;

const house = ['folio', 'state'] as const;

/** Stages the rows of a form's own sheet: new records, changes by folio, and what cannot be taken. */
export class MainRows {
  readonly #bench: Bench;
  readonly #plan: SheetPlan;
  readonly #twin: string;
  readonly #encoder: StageEncoder;
  readonly #keyring: Keyring;
  readonly #today = clock.today();
  readonly #year = clock.now().getUTCFullYear();
  readonly #sealedAsked: boolean;
  #copying: Promise<void> = Promise.resolve();

  constructor(bench: Bench, plan: SheetPlan, twin: string) {
    this.#bench = bench;
    this.#plan = plan;
    this.#twin = twin;
    this.#encoder = new StageEncoder(bench.module.form, house);
    this.#keyring = openKeyring(bench.house);
    this.#sealedAsked = sealedCells(bench.module.form).some(({ id }) => plan.cells.has(id));
  }

  /** Stages some rows. The copy of one batch goes on while the next one is read. */
  async add(drafts: readonly RowDraft[]): Promise<void> {
    const existing = await this.#existing(drafts);
    if (this.#bench.module.derive !== undefined) await this.#bench.references.know([...existing.values()].flatMap((record) => storedIds(this.#bench.module.form, this.#bench.module.form, readClear(this.#bench.module.form, record))));
    const opened = await this.#openExisting(drafts, existing);
    const fresh = new Map<RowDraft, string>();
    const withIdentity: string[] = [];
    for (const draft of drafts) {
      if (draft.folio !== null || draft.problems.length > 0) continue;
      this.#complete(draft);
      this.#judge(draft, draft.values);
      if (draft.problems.length > 0) continue;
      const id = uuidv7();
      fresh.set(draft, id);
      if (hasSealed(this.#bench.module.form, draft.values)) withIdentity.push(id);
    }
    // Key first, record second: a key without a record is swept, a record without its key would be lost.
    const keys = withIdentity.length === 0 ? opened : await this.#keyring.newPersons(this.#bench.owner.id, withIdentity);
    const lines: string[] = [];
    for (const [index, draft] of drafts.entries()) {
      lines.push(this.#line(draft, fresh.get(draft), keys, existing, opened));
      // Lets what the reading process has sent come in, so that it goes on while we encode.
      if (index % SLICE === SLICE - 1) await immediate();
    }
    await this.#copying;
    this.#copying = copyLines(this.#bench.tx, this.#twin, this.#encoder.columns, lines.join(''));
    // Awaited at the next batch or at the end; a failure must not be loose until then.
    this.#copying.catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.#copying;
  }

  async #existing(drafts: readonly RowDraft[]): Promise<ReadonlyMap<string, Existing>> {
    const { tx, module, context, national } = this.#bench;
    const folios = drafts.flatMap(({ folio }) => folio ?? []);
    if (folios.length === 0) return new Map();
    await this.#copying;
    const own = national ? tx`` : tx`and r.institution_id = ${context.institutionId}`;
    const rows = await tx<Existing[]>`select r.* from ${tx(module.form.table)} r where r.folio = any(${folios}::text[]) ${own}`;
    return new Map(rows.map((row) => [row.folio, row]));
  }

  /** Keys of the records whose identity the sheet may change; made where a record had none to protect. */
  async #openExisting(drafts: readonly RowDraft[], existing: ReadonlyMap<string, Existing>): Promise<PersonKeys> {
    const all = new Map<string, Buffer>();
    if (!this.#sealedAsked || existing.size === 0) return all;
    const { form } = this.#bench.module;
    const asked = drafts.flatMap((draft) => {
      const record = existing.get(draft.folio ?? '');
      return record !== undefined && (record.sealed !== null || hasSealed(form, draft.values)) ? [record] : [];
    });
    for (const [institution, ids] of byInstitution(asked)) {
      const known = await this.#keyring.personKeys(institution, ids);
      const missing = ids.filter((id) => !known.has(id));
      const made = missing.length === 0 ? known : await this.#keyring.newPersons(institution, missing);
      for (const [id, key] of [...known, ...made]) all.set(id, key);
    }
    return all;
  }

  /** What a new record gets beyond its row: the mapping's constants, then what follows from other cells. */
  #complete(draft: RowDraft): void {
    for (const id in this.#plan.constants) draft.values[id] ??= listed(this.#bench.module.form, id, this.#plan.constants[id] ?? null);
    Object.assign(draft.values, this.#derived(draft.values));
  }

  #derived(values: Values): Values | undefined {
    return this.#bench.module.derive?.(values, (cell) => this.#bench.references.of(values[cell]));
  }

  #judge(draft: RowDraft, values: Values): void {
    for (const { cell, code, message } of this.#bench.module.judge?.(values, this.#today).problems ?? []) draft.problems.push(this.#ruleProblem(cell, code, message));
  }

  #ruleProblem(cell: string, code: string, message: string): RowProblem {
    const known = cellMapOf(this.#bench.module.form).get(cell);
    const header = this.#plan.matches.find(({ id }) => id === cell)?.header;
    return { code, message, cell, column: header ?? known?.label.es ?? null };
  }

  #refuse(draft: RowDraft, kind: 'rejected' | 'conflict', institution: string, id: string): string {
    this.#bench.findings.add(this.#plan.name, draft.number, kind, draft.problems);
    return this.#encoder.line({ run: this.#bench.run, row: draft.number, kind, institution, key: draft.key }, id, null, [draft.folio, null], null);
  }

  #line(draft: RowDraft, id: string | undefined, keys: PersonKeys, existing: ReadonlyMap<string, Existing>, opened: PersonKeys): string {
    if (id !== undefined) return this.#createLine(draft, id, keys.get(id));
    const { owner } = this.#bench;
    if (draft.folio === null || draft.problems.length > 0) return this.#refuse(draft, 'rejected', owner.id, uuidv7());
    const record = existing.get(draft.folio);
    if (record === undefined || record.annulled_at !== null) {
      draft.problems.push(record === undefined ? unknownFolio(draft.folio) : annulledFolio(draft.folio));
      return this.#refuse(draft, 'rejected', owner.id, uuidv7());
    }
    if (draft.version !== null && draft.version !== record.version) {
      draft.problems.push(movedVersion(draft.version, record.version));
      return this.#refuse(draft, 'conflict', record.institution_id, record.id);
    }
    return this.#changeLine(draft, record, opened);
  }

  #createLine(draft: RowDraft, id: string, key: Buffer | undefined): string {
    const { module: { form }, owner, run } = this.#bench;
    const sealed = sealRow(form, draft.values, key, { table: form.table, row: id, institution: owner.id, person: id });
    const { all, exact } = tokensFor(form, draft.values, this.#keyring, owner.id);
    const head = { run, row: draft.number, kind: 'create' as const, institution: owner.id, key: draft.key, tokens: all, exact };
    return this.#encoder.line(head, id, sealed, [newFolio(owner.acronym, this.#year), owner.state], draft.values);
  }

  #changeLine(draft: RowDraft, record: Existing, opened: PersonKeys): string {
    const { module } = this.#bench;
    const { form } = module;
    const place = { table: form.table, row: record.id, institution: record.institution_id, person: record.id };
    const sealedBytes = bytesOf(record.sealed);
    const key = opened.get(record.id);
    const before = { ...readClear(form, record), ...(sealedBytes !== null && key !== undefined ? openRow(sealedBytes, key, place) : {}) };
    const given = { ...draft.values, ...this.#derived({ ...before, ...draft.values }) };
    const fields = Object.keys(given).filter((id) => !sameValue(before[id], given[id]));
    if (fields.length === 0) return this.#staged(draft, record, 'unchanged', fields, null, null);
    const after: Values = { ...before, ...given };
    this.#judge(draft, after);
    if (draft.problems.length > 0) return this.#refuse(draft, 'rejected', record.institution_id, record.id);
    const resealed = sealedCells(form).some(({ id }) => fields.includes(id));
    return this.#staged(draft, record, 'update', fields, after, resealed ? sealRow(form, after, key, place) : sealedBytes);
  }

  #staged(draft: RowDraft, record: Existing, kind: Kind, fields: readonly string[], after: Values | null, sealed: Buffer | null): string {
    const { module: { form }, run } = this.#bench;
    const cells = cellMapOf(form);
    // Tokens are staged only when the identity changes: that tells apply to write them again.
    const resealed = after !== null && fields.some((id) => isSealed(cells.get(id) as Cell));
    const tokens = resealed ? { tokens: tokensFor(form, after, this.#keyring, record.institution_id).all } : {};
    const head = { run, row: draft.number, kind, institution: record.institution_id, version: record.version, key: draft.key, fields, ...tokens };
    return this.#encoder.line(head, record.id, sealed, [record.folio, null], after);
  }
}

const listed = (form: Form, id: string, value: Value): Value =>
  cellMapOf(form).get(id)?.type === 'codes' && typeof value === 'string' ? [value] : value;

function byInstitution(rows: readonly Existing[]): Map<string, string[]> {
  const grouped = new Map<string, Set<string>>();
  for (const { institution_id: institution, id } of rows) grouped.set(institution, (grouped.get(institution) ?? new Set<string>()).add(id));
  return new Map([...grouped].map(([institution, ids]) => [institution, [...ids]]));
}

const unknownFolio = (folio: string): RowProblem => ({
  ...rowProblem('unknown_folio', 'No existe un registro con este folio entre los que usted puede modificar. Revise el folio, o deje la celda vacía si el registro es nuevo.'),
  column: 'Folio', cell: '@folio', found: folio,
});
const annulledFolio = (folio: string): RowProblem => ({ ...rowProblem('annulled', 'El registro está anulado y ya no puede modificarse.'), column: 'Folio', cell: '@folio', found: folio });
const movedVersion = (had: number, now: number): RowProblem =>
  rowProblem('version_moved', `El registro cambió después de que se exportó este archivo (el archivo tiene la versión ${String(had)} y la vigente es la ${String(now)}). Exporte de nuevo y repita el cambio.`);
