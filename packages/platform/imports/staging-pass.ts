import { Readable } from 'node:stream';
import { openSheet, type SheetEvent } from '@sintra/projections/excel';
import type { Tx } from '../db/index.ts';
import { readFile } from '../files/index.ts';
import { ahead } from './ahead.ts';
import { GroupRows } from './group-rows.ts';
import { MainRows, type Bench } from './main-rows.ts';
import { resolveMain, type Staged } from './resolve.ts';
import type { RefusedRow } from './report.ts';
import type { RowDraft } from './row.ts';
import type { RunRow } from './runs.ts';
import type { SheetPlan } from './sheet.ts';
import type { Sheets } from './sheets.ts';
import { closeStaging, openStaging } from './staging.ts';

const BATCH = 1_000;
/** Batches of some hundred rows that the reading process may be ahead of us. */
const EVENTS_AHEAD = 2;

/** Reads the file once and stages its rows. */
export class StagingPass {
  readonly #bench: Bench;
  readonly #sheets: Sheets;
  readonly #file: RunRow;
  readonly #onRows: (done: number) => Promise<void>;
  readonly #tables = new Map<string, string>();
  readonly #deferred: string[] = [];
  #plan: SheetPlan | null = null;
  #rows: MainRows | GroupRows | null = null;
  #drafts: RowDraft[] = [];
  #name = '';
  #mainDone = false;
  done = 0;

  constructor(bench: Bench, sheets: Sheets, file: RunRow, onRows: (done: number) => Promise<void>) {
    this.#bench = bench;
    this.#sheets = sheets;
    this.#file = file;
    this.#onRows = onRows;
  }

  /** The run's copy of a table of the form, opened when first needed. */
  async #table(table: string): Promise<string> {
    const known = this.#tables.get(table) ?? (await openStaging(this.#bench.tx, this.#bench.run, table));
    this.#tables.set(table, known);
    return known;
  }

  /** Copies that hold rows of groups. */
  get groupTables(): readonly string[] {
    return [...this.#tables].filter(([table]) => table !== this.#bench.module.form.table).map(([, staged]) => staged);
  }

  async read(signal?: AbortSignal): Promise<void> {
    const { tx, run, module: { form } } = this.#bench;
    await this.#table(form.table);
    await this.#readSheets(undefined, signal);
    if (!this.#mainDone) await this.#endMain();
    // Somebody put a group's sheet before the form's own: its rows need their records first.
    if (this.#deferred.length > 0) await this.#readSheets(this.#deferred.splice(0), signal);
    for (const table of this.#tables.keys()) if (table !== form.table) await closeStaging(tx, run, table);
  }

  async #readSheets(sheets: readonly string[] | undefined, signal: AbortSignal | undefined): Promise<void> {
    const { house, context } = this.#bench;
    const source = { stream: Readable.from(readFile(house, context, this.#file.file_id)), fileName: this.#file.file_name };
    const events = openSheet(source, { ...(sheets && { sheets }), ...(signal && { signal }) });
    for await (const event of ahead(events, EVENTS_AHEAD)) await this.#take(event, sheets !== undefined);
  }

  async #take(event: SheetEvent, again: boolean): Promise<void> {
    if (event.type === 'sheet') this.#sheetBegins(event.name, event.hidden);
    else if (event.type === 'header') await this.#header(event, again);
    else if (event.type === 'rows') await this.#rowsCome(event.rows);
    else await this.#sheetEnds();
  }

  #sheetBegins(name: string, hidden: boolean): void {
    this.#name = name;
    this.#plan = null;
    this.#rows = null;
    this.#sheets.sheet(name, hidden);
  }

  async #header(event: Extract<SheetEvent, { type: 'header' }>, again: boolean): Promise<void> {
    const plan = this.#sheets.header(event);
    if (plan === null) return;
    if (plan.group !== null && !this.#mainDone && !again) {
      this.#deferred.push(this.#name);
      return;
    }
    this.#plan = plan;
    this.#rows = plan.group === null ? new MainRows(this.#bench, plan) : new GroupRows(this.#bench, { ...plan, group: plan.group });
  }

  async #rowsCome(rows: Extract<SheetEvent, { type: 'rows' }>['rows']): Promise<void> {
    if (this.#plan === null) return;
    for (const row of rows) {
      const draft = this.#plan.read(row);
      if (draft !== null) this.#drafts.push(draft);
    }
    if (this.#drafts.length >= BATCH) await this.#flush();
  }

  async #flush(): Promise<void> {
    const drafts = this.#drafts;
    this.#drafts = [];
    if (drafts.length === 0 || this.#rows === null) return;
    await this.#table(this.#plan?.group?.table ?? this.#bench.module.form.table);
    if (this.#plan !== null) await this.#bench.references.resolve(this.#plan, drafts);
    await this.#rows.add(drafts);
    this.#sheets.count(drafts.length);
    this.done += drafts.length;
    await this.#onRows(this.done);
  }

  async #sheetEnds(): Promise<void> {
    await this.#flush();
    await this.#rows?.end();
    if (this.#plan !== null && this.#plan.group === null) await this.#endMain();
    await this.storeRefused();
  }

  async #endMain(): Promise<void> {
    this.#mainDone = true;
    const { tx, module: { form }, run, findings } = this.#bench;
    const staged: Staged = { tx, form, table: await this.#table(form.table) };
    await closeStaging(tx, run, form.table);
    const name = this.#sheets.main?.name ?? '';
    for (const { row, outcome, problem } of await resolveMain(staged)) findings.add(name, row, outcome, [problem]);
    await this.storeRefused();
  }

  async storeRefused(): Promise<void> {
    await storeRefused(this.#bench.tx, this.#bench.run, this.#bench.context.institutionId, this.#bench.findings.takeRows());
  }
}

const TOGETHER = 5_000;

/** Keeps rows that were not taken for the corrected workbook. */
export async function storeRefused(tx: Tx, run: string, institution: string, rows: readonly RefusedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += TOGETHER) {
    const some = rows.slice(from, from + TOGETHER).map(({ sheet, row, outcome, problems }) => ({ sheet, row_no: row, outcome, problems }));
    await tx`insert into import_row (institution_id, run_id, sheet, row_no, outcome, problems)
      select ${institution}, ${run}, * from jsonb_to_recordset(${tx.json(some)}) as t (sheet text, row_no integer, outcome text, problems jsonb)
      on conflict (run_id, sheet, row_no) do update set outcome = excluded.outcome, problems = excluded.problems`;
  }
}
