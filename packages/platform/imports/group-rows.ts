import { isSealed, sealedCells, type Cell, type Group, type Value, type Values } from '@sintra/definition';
import { cellMapOf } from '@sintra/projections/validation';
import { v7 as uuidv7 } from 'uuid';
import { openKeyring, type Keyring, type PersonKeys } from '../identity/index.ts';
import { bytesOf, hasSealed, openRow, readClear, sealRow } from '../records/index.ts';
import { copyParts } from './copy.ts';
import { StageEncoder, type Kind } from './encode.ts';
import { identityText } from './identity-text.ts';
import type { Bench } from './main-rows.ts';
import { sameValue } from './same.ts';
import { rowProblem, type RowDraft, type RowProblem } from './row.ts';
import type { SheetPlan } from './sheet.ts';
import { stagingTable } from './staging.ts';

interface Parent {
  readonly id: string;
  readonly institution: string;
  readonly kind: Kind;
  readonly folio: string | null;
  readonly key: string | null;
  readonly version: number | null;
}

type Stored = Record<string, unknown> & { readonly id: string; readonly parent_id: string; readonly position: number; readonly sealed: Buffer | null };

const house = ['parent_id', 'position'] as const;

const orphan: RowProblem = rowProblem('no_parent',
  'No se sabe a qué registro pertenece este renglón: escriba el folio, o la misma clave que usó en la hoja principal.');
const parentRefused: RowProblem = rowProblem('parent_rejected', 'El registro al que pertenece este renglón tiene algo por corregir.');
const parentRepeated: RowProblem = rowProblem('parent_repeated', 'El registro al que pertenece este renglón quedó apartado como posible repetición.');
const strange: RowProblem = rowProblem('unknown_group_row', 'Este renglón ya no existe en el registro: alguien lo cambió después de exportar. Exporte de nuevo y repita el cambio.');

/** Stages the rows of a group's sheet, once the form's own sheet is staged in `parents`. */
export class GroupRows {
  readonly #bench: Bench;
  readonly #plan: SheetPlan;
  readonly #group: Group;
  readonly #table: string;
  readonly #parents: string;
  readonly #encoder: StageEncoder;
  readonly #keyring: Keyring;
  readonly #sealedAsked: boolean;

  constructor(bench: Bench, plan: SheetPlan & { readonly group: Group }) {
    this.#bench = bench;
    this.#plan = plan;
    this.#group = plan.group;
    this.#table = stagingTable(bench.run, plan.group.table);
    this.#parents = stagingTable(bench.run, bench.module.form.table);
    this.#encoder = new StageEncoder(plan.group, house, plan.cells);
    this.#keyring = openKeyring(bench.house);
    this.#sealedAsked = sealedCells(plan.group).some(({ id }) => plan.cells.has(id));
  }

  async add(drafts: readonly RowDraft[]): Promise<void> {
    const parents = await this.#findParents(drafts);
    const stored = await this.#findStored(drafts);
    const keys = await this.#keys(drafts, parents);
    for (const draft of drafts) this.#stage(draft, parents, stored, keys);
    await copyParts(this.#bench.tx, this.#table, this.#encoder.take());
  }

  async end(): Promise<void> {
    // Each batch was awaited: a group's rows need the ones before them to be in place.
  }

  /** Parents by folio and by «clave»: staged ones first, then stored records that the main sheet does not mention. */
  async #findParents(drafts: readonly RowDraft[]): Promise<ReadonlyMap<string, Parent>> {
    const { tx, module, national, context } = this.#bench;
    const folios = drafts.flatMap(({ folio }) => folio ?? []);
    const claves = drafts.flatMap(({ key }) => key ?? []);
    const staged = await tx<Parent[]>`select id, institution_id as institution, stage_kind as kind, folio, stage_key as key, stage_version as version
      from ${tx.unsafe(this.#parents)} where (folio = any(${folios}::text[]) and stage_kind <> 'create') or stage_key = any(${claves}::text[])`;
    const own = national ? tx`` : tx`and institution_id = ${context.institutionId}`;
    const records = await tx<Parent[]>`select id, institution_id as institution, 'unchanged' as kind, folio, null as key, version
      from ${tx(module.form.table)} where folio = any(${folios}::text[]) and annulled_at is null ${own}`;
    const found = new Map(records.map((parent) => [`folio ${parent.folio ?? ''}`, parent]));
    for (const parent of staged) {
      if (parent.folio !== null) found.set(`folio ${parent.folio}`, parent);
      if (parent.key !== null) found.set(`clave ${parent.key}`, parent);
    }
    return found;
  }

  async #findStored(drafts: readonly RowDraft[]): Promise<ReadonlyMap<string, Stored>> {
    const { tx } = this.#bench;
    const ids = drafts.flatMap(({ rowId }) => rowId ?? []);
    if (ids.length === 0) return new Map();
    const rows = await tx<Stored[]>`select * from ${tx(this.#group.table)} where id = any(${ids}::uuid[]) and until_version is null`;
    return new Map(rows.map((row) => [row.id, row]));
  }

  #parentOf(draft: RowDraft, parents: ReadonlyMap<string, Parent>): Parent | undefined {
    if (draft.folio !== null) return parents.get(`folio ${draft.folio}`);
    return draft.key === null ? undefined : parents.get(`clave ${draft.key}`);
  }

  /** Group rows are sealed under their parent's person. */
  async #keys(drafts: readonly RowDraft[], parents: ReadonlyMap<string, Parent>): Promise<PersonKeys> {
    const all = new Map<string, Buffer>();
    if (!this.#sealedAsked) return all;
    const asked = new Map<string, Set<string>>();
    for (const draft of drafts) {
      const parent = this.#parentOf(draft, parents);
      if (parent === undefined || (draft.rowId === null && !hasSealed(this.#group, draft.values))) continue;
      asked.set(parent.institution, (asked.get(parent.institution) ?? new Set<string>()).add(parent.id));
    }
    for (const [institution, ids] of asked) {
      const known = await this.#keyring.personKeys(institution, [...ids]);
      const missing = [...ids].filter((id) => !known.has(id));
      const made = missing.length === 0 ? known : await this.#keyring.newPersons(institution, missing);
      for (const [id, key] of [...known, ...made]) all.set(id, key);
    }
    return all;
  }

  #refuse(draft: RowDraft, outcome: 'rejected' | 'repeated', parent: Parent | undefined, problem?: RowProblem): void {
    if (problem !== undefined) draft.problems.push(problem);
    const { owner, findings } = this.#bench;
    findings.add(this.#plan.name, draft.number, outcome, draft.problems);
    this.#encoder.add({ row: draft.number, kind: outcome, institution: parent?.institution ?? owner.id, id: uuidv7() }, [parent?.id ?? null, null], null);
  }

  #stage(draft: RowDraft, parents: ReadonlyMap<string, Parent>, stored: ReadonlyMap<string, Stored>, keys: PersonKeys): void {
    const parent = this.#parentOf(draft, parents);
    if (parent === undefined) return this.#refuse(draft, 'rejected', parent, draft.problems.length > 0 ? undefined : orphan);
    if (draft.problems.length > 0) return this.#refuse(draft, 'rejected', parent);
    if (parent.kind === 'rejected' || parent.kind === 'conflict') return this.#refuse(draft, 'rejected', parent, parentRefused);
    if (parent.kind === 'repeated') return this.#refuse(draft, 'repeated', parent, parentRepeated);
    if (draft.rowId === null) return this.#create(draft, parent, keys);
    const row = stored.get(draft.rowId);
    if (row === undefined || row.parent_id !== parent.id) return this.#refuse(draft, 'rejected', parent, strange);
    this.#change(draft, parent, row, keys);
  }

  #write(draft: RowDraft, parent: Parent, kind: Kind, id: string, position: number | null, values: Values | null, sealed: Buffer | null): void {
    const head = { row: draft.number, kind, institution: parent.institution, id, version: parent.version, identity: identityText({ sealed }) };
    this.#encoder.add(head, [parent.id, position], values);
  }

  #seal(parent: Parent, id: string, values: Values, keys: PersonKeys): Buffer | null {
    return sealRow(this.#group, values, keys.get(parent.id), { table: this.#group.table, row: id, institution: parent.institution, person: parent.id });
  }

  #create(draft: RowDraft, parent: Parent, keys: PersonKeys): void {
    const id = uuidv7();
    this.#write(draft, parent, 'create', id, null, draft.values, this.#seal(parent, id, draft.values, keys));
  }

  #change(draft: RowDraft, parent: Parent, row: Stored, keys: PersonKeys): void {
    const key = keys.get(parent.id);
    const place = { table: this.#group.table, row: row.id, institution: parent.institution, person: parent.id };
    const sealed = bytesOf(row.sealed);
    const before: Record<string, Value> = { ...readClear(this.#group, row), ...(sealed !== null && key !== undefined ? openRow(sealed, key, place) : {}) };
    const fields = Object.keys(draft.values).filter((id) => !sameValue(before[id], draft.values[id]));
    if (fields.length === 0) return this.#write(draft, parent, 'unchanged', row.id, row.position, null, null);
    const after = { ...before, ...draft.values };
    const cells = cellMapOf(this.#group);
    const resealed = fields.some((id) => isSealed(cells.get(id) as Cell));
    this.#write(draft, parent, 'update', row.id, row.position, after, resealed ? this.#seal(parent, row.id, after, keys) : sealed);
  }
}
