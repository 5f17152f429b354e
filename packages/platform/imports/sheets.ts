import { cellMapOf, type LiveCatalogs } from '@sintra/projections/validation';
import { matchSheet, sheetsOf, type FormSheet, type SheetEvent } from '@sintra/projections/excel';
import type { Form } from '@sintra/definition';
import type { Mapping } from './mapping.ts';
import { importProblems } from './problems.ts';
import type { Cause } from './report.ts';
import type { Understood, UnderstoodColumn } from './runs.ts';
import { planSheet, type SheetPlan } from './sheet.ts';

type Header = Extract<SheetEvent, { type: 'header' }>;

interface Seen {
  readonly name: string;
  readonly hidden: boolean;
  readonly plan: SheetPlan | null;
  rows: number;
}

/** A foreign sheet is taken for the form's own when at least a quarter of its columns are. */
const ENOUGH = 4;

/** Decides which sheets of a file are which of the form's, and remembers what was understood. */
export class Sheets {
  readonly #form: Form;
  readonly #mapping: Mapping | undefined;
  readonly #catalogs: LiveCatalogs;
  readonly #seen: Seen[] = [];
  #name = '';
  #hidden = false;

  constructor(form: Form, mapping: Mapping | null, catalogs: LiveCatalogs) {
    this.#form = form;
    this.#mapping = mapping ?? undefined;
    this.#catalogs = catalogs;
  }

  sheet(name: string, hidden: boolean): void {
    this.#name = name;
    this.#hidden = hidden;
  }

  /** The plan of a sheet that belongs to the form; null for the others. @throws otherForm, columnsMissing */
  header(header: Header): SheetPlan | null {
    const target = this.#targetOf(header);
    const plan = target === null ? null : planSheet(this.#form, target, this.#name, header, this.#mapping, this.#catalogs);
    const used = plan !== null && this.#isUsed(plan, header) ? plan : null;
    if (used !== null && used.missing.length > 0) throw importProblems.columnsMissing({ sheet: this.#name, columns: used.missing });
    // An unused plan is kept to show its columns, unless the sheet is a dictionary or somebody's notes in our own workbook.
    this.#seen.push({ name: this.#name, hidden: this.#hidden, plan: used ?? (this.main === null ? plan : null), rows: used === null ? -1 : 0 });
    return used;
  }

  count(rows: number): void {
    const last = this.#seen.at(-1);
    if (last !== undefined && last.rows >= 0) last.rows += rows;
  }

  get main(): SheetPlan | null {
    return this.#seen.find(({ plan, rows }) => plan !== null && plan.group === null && rows >= 0)?.plan ?? null;
  }

  /** Name of a used sheet: the form's own (null), or a group's. */
  nameOf(group: string | null): string {
    return this.#seen.find(({ plan, rows }) => plan !== null && (plan.group?.id ?? null) === group && rows >= 0)?.name ?? '';
  }

  get anyUsed(): boolean {
    return this.#seen.some(({ rows }) => rows >= 0);
  }

  /** A sheet whose columns somebody could relate by hand. */
  get anyCandidate(): boolean {
    return this.#seen.some(({ plan, hidden }) => plan !== null && !hidden);
  }

  get names(): readonly string[] {
    return this.#seen.map(({ name }) => name);
  }

  #targetOf({ hidden }: Header): FormSheet | null {
    if (hidden !== null && hidden.form !== this.#form.id) throw importProblems.otherForm({ found: hidden.form, wanted: this.#form.label.es });
    const main = sheetsOf(this.#form, 'import')[0] ?? null;
    if (this.#mapping?.sheet !== undefined) return this.#name === this.#mapping.sheet ? main : null;
    const matched = matchSheet(this.#name, hidden, this.#form);
    if (matched !== null) return matched;
    return hidden === null && this.main === null && !this.#hidden ? main : null;
  }

  #isUsed(plan: SheetPlan, { headers, hidden }: Header): boolean {
    if (plan.group !== null || hidden !== null || (this.#mapping?.columns.length ?? 0) > 0) return true;
    const known = plan.matches.filter(({ id }) => id !== null && !id.startsWith('@')).length;
    return known > 0 && known * ENOUGH >= headers.filter((header) => header !== '').length;
  }

  /** What was understood of the file, for the screen. */
  understood(causes: readonly Cause[]): Understood {
    const columns = this.#seen.flatMap((seen) => (seen.plan === null ? [] : this.#columns(seen.plan)));
    return {
      sheets: this.#seen.map(({ name, plan, rows }) => ({ name, group: plan?.group?.id ?? null, rows: Math.max(rows, 0), used: rows >= 0 })),
      matched: columns.filter(({ cell }) => cell !== null),
      unmatched: columns.filter(({ cell }) => cell === null),
      valuesToMatch: causes.filter(({ cause, found, cell }) => (cause === 'not_in_catalog' || cause === 'not_in_mapping') && found !== undefined && cell !== null)
        .map(({ sheet, column, cell, found, count, suggestion }) => ({
          sheet, column: column ?? '', cell: cell ?? '', found: found ?? '', count, ...(suggestion !== undefined && { suggestion }),
        })),
    };
  }

  #columns(plan: SheetPlan): UnderstoodColumn[] {
    const cells = cellMapOf(plan.group ?? this.#form);
    return plan.matches.map(({ column, header, id, by, suggestion }) => ({
      sheet: plan.name, column, header, cell: id, label: id === null ? null : (cells.get(id)?.label.es ?? header), by,
      ...(suggestion !== undefined && { suggestion }),
    }));
  }
}
