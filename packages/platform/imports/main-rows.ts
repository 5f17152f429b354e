import { sealedCells, type Form, type Value, type Values } from '@sintra/definition';
import { cellMapOf } from '@sintra/projections/validation';
import { setImmediate as immediate } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { openKeyring, type Keyring, type PersonKeys } from '../identity/index.ts';
import { bytesOf, hasSealed, newFolio, openRow, readClear, sealRow, tokensOf, type FormModule, type Owner, type RecordRow } from '../records/index.ts';
import { copyParts } from './copy.ts';
import { StageEncoder, type StageHead } from './encode.ts';
import { newIds } from './new-ids.ts';
import { storedIds, type SheetReferences } from './references.ts';
import type { Findings } from './report.ts';
import { rowProblem, type RowDraft, type RowProblem } from './row.ts';
import { sameValue } from './same.ts';
import type { SheetPlan } from './sheet.ts';
import { stagingTable } from './staging.ts';

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
  readonly #table: string;
  readonly #encoder: StageEncoder;
  readonly #keyring: Keyring;
  readonly #today = clock.today();
  readonly #year = clock.now().getUTCFullYear();
  readonly #sealedAsked: boolean;
  #copying: Promise<void> = Promise.resolve();

  constructor(bench: Bench, plan: SheetPlan) {
    this.#bench = bench;
    this.#plan = plan;
    this.#table = stagingTable(bench.run, bench.module.form.table);
    this.#encoder = new StageEncoder(bench.module.form, house, plan.cells);
    this.#keyring = openKeyring(bench.house);
    this.#sealedAsked = sealedCells(bench.module.form).some(({ id }) => plan.cells.has(id));
  }

  /** Stages some rows. The copy of one batch goes on while the next one is read. */
  async add(drafts: readonly RowDraft[]): Promise<void> {
    const existing = await this.#existing(drafts);
    if (this.#bench.module.derive !== undefined) await this.#bench.references.know([...existing.values()].flatMap((record) => storedIds(this.#bench.module.form, this.#bench.module.form, readClear(this.#bench.module.form, record))));
    const opened = await this.#openExisting(drafts, existing);
    const fresh = this.#accept(drafts);
    const withIdentity = drafts.flatMap((draft) => {
      const id = fresh.get(draft);
      return id !== undefined && hasSealed(this.#bench.module.form, draft.values) ? [id] : [];
    });
    const { keys, stored } = this.#keyring.beginPersons(this.#bench.owner.id, withIdentity);
    for (const [index, draft] of drafts.entries()) {
      this.#stage(draft, fresh.get(draft), keys, existing, opened);
      // Lets what the reading process has sent come in, so that it goes on while we encode.
      if (index % SLICE === SLICE - 1) await immediate();
    }
    const parts = this.#encoder.take();
    // Key first, record second: a key without a record is swept, a record without its key would be lost.
    await Promise.all([stored, this.#copying]);
    this.#copying = copyParts(this.#bench.tx, this.#table, parts);
    // Awaited at the next batch or at the end; a failure must not be loose until then.
    this.#copying.catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.#copying;
  }

  /** Rows that are new records and may become so, with the id that each will have. */
  #accept(drafts: readonly RowDraft[]): ReadonlyMap<RowDraft, string> {
    const accepted = drafts.filter((draft) => {
      if (draft.folio !== null || draft.problems.length > 0) return false;
      this.#complete(draft);
      this.#judge(draft, draft.values);
      return draft.problems.length === 0;
    });
    const ids = newIds(accepted.length);
    return new Map(accepted.map((draft, index) => [draft, ids[index] ?? uuidv7()]));
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

  #refuse(draft: RowDraft, kind: 'rejected' | 'conflict', institution: string, id: string): void {
    this.#bench.findings.add(this.#plan.name, draft.number, kind, draft.problems);
    this.#encoder.add({ row: draft.number, kind, institution, id, key: draft.key }, [draft.folio, null], null);
  }

  #stage(draft: RowDraft, id: string | undefined, keys: PersonKeys, existing: ReadonlyMap<string, Existing>, opened: PersonKeys): void {
    if (id !== undefined) return this.#create(draft, id, keys.get(id));
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
    this.#change(draft, record, opened);
  }

  #create(draft: RowDraft, id: string, key: Buffer | undefined): void {
    const { module: { form }, owner } = this.#bench;
    const sealed = sealRow(form, draft.values, key, { table: form.table, row: id, institution: owner.id, person: id });
    const tokens = tokensOf(form, draft.values, this.#keyring, owner.id);
    const head = { row: draft.number, kind: 'create' as const, institution: owner.id, id, sealed, key: draft.key, tokens };
    this.#encoder.add(head, [newFolio(owner.acronym, this.#year), owner.state], draft.values);
  }

  #change(draft: RowDraft, record: Existing, opened: PersonKeys): void {
    const { module } = this.#bench;
    const { form } = module;
    const place = { table: form.table, row: record.id, institution: record.institution_id, person: record.id };
    const sealedBytes = bytesOf(record.sealed);
    const key = opened.get(record.id);
    const before = { ...readClear(form, record), ...(sealedBytes !== null && key !== undefined ? openRow(sealedBytes, key, place) : {}) };
    const given = { ...draft.values, ...this.#derived({ ...before, ...draft.values }) };
    const fields = Object.keys(given).filter((id) => !sameValue(before[id], given[id]));
    if (fields.length === 0) return this.#keep(draft, record, { kind: 'unchanged', fields });
    const after: Values = { ...before, ...given };
    this.#judge(draft, after);
    if (draft.problems.length > 0) return this.#refuse(draft, 'rejected', record.institution_id, record.id);
    const resealed = sealedCells(form).some(({ id }) => fields.includes(id));
    const tokens = (values: Values) => tokensOf(form, values, this.#keyring, record.institution_id);
    // Tokens are staged only when the identity changes: that tells apply to write them again.
    this.#keep(draft, record, resealed ? { kind: 'update', fields, sealed: sealRow(form, after, key, place), tokens: tokens(after), before: tokens(before) }
      : { kind: 'update', fields, sealed: sealedBytes }, after);
  }

  #keep(draft: RowDraft, record: Existing, what: Pick<StageHead, 'kind' | 'fields' | 'sealed' | 'tokens' | 'before'>, after: Values | null = null): void {
    const head = { ...what, row: draft.number, institution: record.institution_id, id: record.id, version: record.version, key: draft.key };
    this.#encoder.add(head, [record.folio, null], after);
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
