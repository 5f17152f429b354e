import { sealedCells, type Form, type Value, type Values } from '@sintra/definition';
import { cellMapOf } from '@sintra/projections/validation';
import { setImmediate as immediate } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import type { Context, Tx } from '../db/index.ts';
import { makePersonKeys, openKeyring, type Keyring, type PersonKeys } from '../identity/index.ts';
import { bytesOf, hasSealed, newFolio, openRow, readClear, sealedValues, sealRow, tokensOf, type FormModule, type Owner, type RecordRow } from '../records/index.ts';
import { copyParts } from './copy.ts';
import { StageEncoder, type StageHead } from './encode.ts';
import type { Identities } from './identities.ts';
import { identityText } from './identity-text.ts';
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
  readonly identities: Identities;
  /** What rows say in place of other records. */
  readonly references: SheetReferences;
}

/** Rows that were looked at, their identities and keys under way. */
interface Begun {
  readonly drafts: readonly RowDraft[];
  readonly existing: ReadonlyMap<string, Existing>;
  readonly opened: PersonKeys;
  /** Ids that new records will have. */
  readonly fresh: ReadonlyMap<RowDraft, string>;
  /** By id: what is staged of the identities of new records. */
  readonly identities: Promise<ReadonlyMap<string, string>>;
  readonly stored: Promise<void>;
}

type Existing = Pick<RecordRow, 'id' | 'institution_id' | 'folio' | 'version' | 'sealed' | 'annulled_at'> & Record<string, unknown>;

const SLICE = 250;

const nobody = identityText({ tokens: [] });

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
  #begun: Begun | null = null;
  #before: Promise<void> = Promise.resolve();
  #copying: Promise<void> = Promise.resolve();

  constructor(bench: Bench, plan: SheetPlan) {
    this.#bench = bench;
    this.#plan = plan;
    this.#table = stagingTable(bench.run, bench.module.form.table);
    this.#encoder = new StageEncoder(bench.module.form, house, plan.cells);
    this.#keyring = openKeyring(bench.house);
    this.#sealedAsked = sealedCells(bench.module.form).some(({ id }) => plan.cells.has(id));
  }

  /** Takes some rows. They are staged with the next ones, so that meanwhile their identities are sealed and their keys stored. */
  async add(drafts: readonly RowDraft[]): Promise<void> {
    const existing = await this.#existing(drafts);
    if (this.#bench.module.derive !== undefined) await this.#bench.references.know([...existing.values()].flatMap((record) => storedIds(this.#bench.module.form, this.#bench.module.form, readClear(this.#bench.module.form, record))));
    const opened = await this.#openExisting(drafts, existing);
    const fresh = this.#accept(drafts);
    const before = this.#begun;
    this.#begun = { drafts, existing, opened, fresh, ...this.#protect(fresh) };
    if (before !== null) await this.#write(before);
  }

  async end(): Promise<void> {
    if (this.#begun !== null) await this.#write(this.#begun);
    this.#begun = null;
    await this.#copying;
  }

  /** Begins to store the keys of new records, and to seal under them. */
  #protect(fresh: ReadonlyMap<RowDraft, string>): Pick<Begun, 'identities' | 'stored'> {
    const { module: { form }, owner, identities } = this.#bench;
    const some = [...fresh].filter(([{ values }]) => hasSealed(form, values));
    const ids = some.map(([, id]) => id);
    const keys = makePersonKeys(ids);
    const plains = some.map(([{ values }]) => JSON.stringify(sealedValues(form, values)));
    const done = identities.protect({ ids, plains, keys: Buffer.concat([...keys.values()]) });
    const stored = done.then(({ wrapped }) => this.#keyring.storePersons(owner.id, keys, wrapped));
    const sealed = done.then(({ texts }) => new Map(ids.map((id, index) => [id, texts[index] ?? ''])));
    // Awaited when these rows are written; until then a failure must not count as unheard.
    for (const one of [stored, sealed]) one.catch(() => undefined);
    return { identities: sealed, stored };
  }

  /** Stages rows that were begun. Their copy goes on while the next ones are read. */
  async #write(begun: Begun): Promise<void> {
    const identities = await begun.identities;
    for (const [index, draft] of begun.drafts.entries()) {
      this.#stage(draft, begun, identities);
      // Lets what the reading process has sent come in, so that it goes on while we encode.
      if (index % SLICE === SLICE - 1) await immediate();
    }
    const parts = this.#encoder.take();
    // Two copies are under way at most: what waits for the database is in memory.
    await this.#before;
    this.#before = this.#copying;
    // Key first, record second: a key without a record is swept, a record without its key would be lost.
    this.#copying = Promise.all([begun.stored, this.#before]).then(() => copyParts(this.#bench.tx, this.#table, parts));
    // Awaited at a later batch or at the end; a failure must not be loose until then.
    this.#copying.catch(() => undefined);
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

  #stage(draft: RowDraft, { fresh, existing, opened }: Begun, identities: ReadonlyMap<string, string>): void {
    const id = fresh.get(draft);
    if (id !== undefined) return this.#create(draft, id, identities.get(id) ?? nobody);
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

  #create(draft: RowDraft, id: string, identity: string): void {
    const { owner } = this.#bench;
    this.#encoder.add({ row: draft.number, kind: 'create', institution: owner.id, id, key: draft.key, identity }, [newFolio(owner.acronym, this.#year), owner.state], draft.values);
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
    const identity = resealed ? { sealed: sealRow(form, after, key, place), tokens: tokens(after), before: tokens(before) } : { sealed: sealedBytes };
    this.#keep(draft, record, { kind: 'update', fields, identity: identityText(identity) }, after);
  }

  #keep(draft: RowDraft, record: Existing, what: Pick<StageHead, 'kind' | 'fields' | 'identity'>, after: Values | null = null): void {
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
