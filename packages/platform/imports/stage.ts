import { catalogsOf } from '../catalogs/index.ts';
import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { openKeyring } from '../identity/index.ts';
import { resourceOf, scopeOf } from '../permissions/index.ts';
import type { FormModule } from '../records/index.ts';
import { withIdentities } from './identities.ts';
import type { Bench } from './main-rows.ts';
import type { ImportModule } from './mapping.ts';
import { moduleOf } from './modules.ts';
import { resolveOwner } from './owner.ts';
import { importProblems } from './problems.ts';
import { SheetReferences } from './references.ts';
import { Findings, newTally, sumOf, type Report, type Tally } from './report.ts';
import { touchParents } from './resolve.ts';
import { changeRun, findRun, noteRun, type RunChange, type RunRow } from './runs.ts';
import { sealWords } from './sealed-words.ts';
import { Sheets } from './sheets.ts';
import { dropStaging, stagedTables, stagingTable } from './staging.ts';
import { StagingPass } from './staging-pass.ts';
import { refuseTaken } from './taken.ts';

/** Told how far the work is; `total` is null until the file has been read to its end. */
export type OnProgress = (done: number, total: number | null) => void;

export interface JobOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

const outcomes: Readonly<Record<string, keyof Tally>> = {
  create: 'created', update: 'updated', touch: 'updated', unchanged: 'unchanged', repeated: 'repeated', rejected: 'rejected', conflict: 'rejected',
};

/** How the staged rows of one table are classified. Rows below zero stand for records that only a group's sheet mentions. */
async function tallyOf(tx: Tx, table: string): Promise<Tally> {
  const rows = await tx<{ kind: string; count: number }[]>`select stage_kind as kind, count(*)::integer as count from ${tx.unsafe(table)}
    where stage_row > 0 group by 1`;
  const tally = newTally();
  for (const { kind, count } of rows) tally[outcomes[kind] ?? 'rejected'] += count;
  tally.read = sumOf(tally);
  return tally;
}

export async function talliesOf(tx: Tx, { form }: FormModule, run: string): Promise<{ main: Tally; groups: Record<string, Tally> }> {
  const staged = await stagedTables(tx, run, form);
  const tally = async (table: string): Promise<Tally> => (staged.has(table) ? tallyOf(tx, stagingTable(run, table)) : newTally());
  const main = await tally(form.table);
  const groups: Record<string, Tally> = {};
  for (const group of form.groups) {
    const rows = await tally(group.table);
    if (rows.read > 0) groups[group.id] = rows;
  }
  return { main, groups };
}

function reportOf(findings: Findings, main: Tally, groups: Record<string, Tally>): Report {
  const all = [main, ...Object.values(groups)];
  const total = (take: (tally: Tally) => number): number => all.reduce((sum, tally) => sum + take(tally), 0);
  return {
    ready: total((tally) => tally.created + tally.updated), toCorrect: total((tally) => tally.rejected), repeated: total((tally) => tally.repeated),
    unchanged: total((tally) => tally.unchanged), groups: findings.causes(), more: findings.beyond, sheets: { '': main, ...groups },
  };
}

/** Reads, checks and stages a whole file in one transaction; what is wrong with rows goes to the report. */
async function stageFile(bench: Bench, run: RunRow, sheets: Sheets, note: (done: number) => Promise<void>, options: JobOptions): Promise<RunChange> {
  const { tx, module, findings } = bench;
  const pass = new StagingPass(bench, sheets, run, note);
  await pass.read(options.signal);
  if (!sheets.anyUsed) {
    if (!sheets.anyCandidate) throw importProblems.noSheet({ wanted: module.form.label.es, found: sheets.names.map((name) => `«${name}»`).join(', ') });
    return { state: 'mapping', understood: sheets.understood([]) };
  }
  if (pass.done === 0) throw importProblems.noRows({ sheet: sheets.names[0] ?? run.file_name });
  await refuseTaken(bench, sheets.main, pass.groupTables);
  await touchParents({ tx, form: module.form, table: stagingTable(run.id, module.form.table) }, pass.groupTables);
  await pass.storeRefused();
  const { main, groups: byGroup } = await talliesOf(tx, module, run.id);
  const classified = [main, ...Object.values(byGroup)].reduce((sum, tally) => sum + sumOf(tally), 0);
  if (classified !== pass.done) throw importProblems.unbalanced({ read: pass.done, sum: classified });
  const report = reportOf(findings, main, byGroup);
  return { state: 'staged', staged_at: clock.now(), total: pass.done, done: pass.done, understood: sheets.understood(report.groups), report, problem: null };
}

const NOTE_MS = 1_000;

/** Notes progress now and then, in transactions of their own. */
function progressNotes(house: House, context: Context, run: string, { onProgress }: JobOptions): (done: number) => Promise<void> {
  let last = Date.now();
  return async (done) => {
    onProgress?.(done, null);
    if (Date.now() - last < NOTE_MS) return;
    last = Date.now();
    await noteRun(house, context, run, { state: 'validating', done, heartbeat_at: clock.now() });
  };
}

/**
 * Stage: reads the run's file, checks every row and leaves what it would do in the staging tables, with a report. Can be
 * repeated; whatever an earlier attempt left is dropped.
 * @throws Problem and SheetProblem, ready to show; nothing is staged then
 */
export async function stageRun(house: House, context: Context, modules: readonly ImportModule[], id: string, options: JobOptions = {}): Promise<void> {
  const run = await withContext(house, context, (tx) => findRun(tx, id, house));
  const module = moduleOf(modules, run.form);
  const catalogs = await catalogsOf(house);
  await noteRun(house, context, id, { state: 'reading', done: 0, total: null, problem: null, heartbeat_at: clock.now() });
  await withContext(house, context, async (tx) => {
    const owner = await resolveOwner(tx, context, run.mapping);
    await openKeyring(house).ready(owner.id);
    await dropStaging(tx, id);
    await tx`delete from import_row where run_id = ${id}`;
    const national = scopeOf(context.roles, resourceOf(module.form), 'import') === 'national';
    const change = await withIdentities(openKeyring(house), module.form, owner.id, (identities) => {
      const ground = { house, context, tx, module, run: id, owner, national, findings: new Findings(), identities };
      const bench: Bench = { ...ground, references: new SheetReferences(ground) };
      return stageFile(bench, run, new Sheets(module.form, run.mapping, catalogs), progressNotes(house, context, id, options), options);
    });
    await changeRun(tx, id, await sealWords(house, run, { ...change, institution_id: owner.id, wanted: null }));
  });
}
