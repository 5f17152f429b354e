import { clock } from '../clock/index.ts';
import type { House } from '../database/index.ts';
import { withContext, type Context, type Tx } from '../db/index.ts';
import { writeLog } from '../log/index.ts';
import type { FormModule } from '../records/index.ts';
import { groupColumns, insertGroups, insertRecords, logRecords, updateRecords, type Applying } from './apply-records.ts';
import { followParents } from './follow-parents.ts';
import type { ImportModule } from './mapping.ts';
import { moduleOf } from './modules.ts';
import { resolveOwner } from './owner.ts';
import { importProblems } from './problems.ts';
import { sumOf, type Tally } from './report.ts';
import { findRepeatedInHouse, renewFolios } from './resolve.ts';
import { changeRun, findRun, noteRun, type Balance, type RunRow } from './runs.ts';
import { storeRefused } from './staging-pass.ts';
import { dropStaging, hasShape, stagingTable } from './staging.ts';
import { stageRun, talliesOf, type JobOptions } from './stage.ts';
import { refuseTaken, type MainSheet } from './taken.ts';
import { rowProblem } from './row.ts';
import { Findings } from './report.ts';

export type Which = 'all' | 'good';

/** Unlogged tables are empty after a crash of the database, and a migration may have changed those that they stand for. */
async function isStaged(tx: Tx, module: FormModule, run: RunRow): Promise<boolean> {
  if (!(await hasShape(tx, run.id, module.form))) return false;
  const { main, groups } = await talliesOf(tx, module, run.id);
  return [main, ...Object.values(groups)].reduce((sum, tally) => sum + tally.read, 0) === run.done;
}

const moved = rowProblem('version_moved', 'El registro cambió después de la revisión de este archivo. Exporte de nuevo y repita el cambio.');

/** Locks the records to change and sets aside those that somebody changed since the staging. */
async function setMovedAside({ tx, module: { form }, run }: Applying): Promise<{ row: number }[]> {
  const table = tx.unsafe(stagingTable(run, form.table));
  await tx`select r.id from ${tx(form.table)} r join ${table} s on s.institution_id = r.institution_id and s.id = r.id
    where s.stage_kind in ('update', 'touch') order by r.id for update of r`;
  return tx<{ row: number }[]>`update ${table} s set stage_kind = 'conflict' where s.stage_kind in ('update', 'touch')
    and not exists (select from ${tx(form.table)} r where r.institution_id = s.institution_id and r.id = s.id and r.version = s.stage_version and r.annulled_at is null)
    returning s.stage_row as row`;
}

/** What the review understood of the file: names of its sheets, headers of the main one. */
function sheetsOf({ understood }: RunRow): { readonly main: MainSheet; readonly nameOf: (group: string | null) => string } {
  const nameOf = (wanted: string | null): string => understood?.sheets.find(({ used, group }) => used && group === wanted)?.name ?? '';
  const name = nameOf(null);
  return { nameOf, main: { name, headers: new Map(understood?.matched.flatMap(({ sheet, cell, header }) => (sheet === name && cell !== null ? [[cell, header]] : []))) } };
}

/** Between staging and applying others worked too: the same questions again, now under locks. */
async function resolveAgain(applying: Applying, run: RunRow): Promise<void> {
  const { tx, module, owner, context } = applying;
  const staged = { tx, form: module.form, table: stagingTable(run.id, module.form.table) };
  const { main, nameOf } = sheetsOf(run);
  const asking = { tx, module, run: run.id, findings: new Findings() };
  for (const { row, outcome, problem } of await findRepeatedInHouse(staged)) asking.findings.add(main.name, row, outcome, [problem]);
  // Below zero are records that only a group's sheet mentions: their rows say it there.
  for (const { row } of await setMovedAside(applying)) if (row > 0) asking.findings.add(main.name, row, 'conflict', [moved]);
  await refuseTaken(asking, main);
  await followParents(asking, nameOf);
  await renewFolios(staged, owner, applying.at.getUTCFullYear());
  await storeRefused(tx, run.id, context.institutionId, asking.findings.takeRows());
}

const rejectedOf = (main: Tally, groups: Readonly<Record<string, Tally>>): number => [main, ...Object.values(groups)].reduce((sum, tally) => sum + tally.rejected, 0);

/** What was done must be what was planned, and every row read must be in it. @throws unbalanced */
function checkBalance(planned: Tally, done: { created: number; updated: number }, read: number): void {
  const sum = sumOf({ ...planned, created: done.created, updated: done.updated });
  if (sum !== read) throw importProblems.unbalanced({ read, sum });
}

async function applyStaged(applying: Applying, run: RunRow, which: Which): Promise<Balance> {
  const { tx, module } = applying;
  await resolveAgain(applying, run);
  const { main, groups } = await talliesOf(tx, module, run.id);
  const rejected = rejectedOf(main, groups);
  if (which === 'all' && rejected > 0) throw importProblems.rowsRejected({ rejected });
  const read = [main, ...Object.values(groups)].reduce((sum, tally) => sum + tally.read, 0);
  if (read !== run.done) throw importProblems.unbalanced({ read: run.done, sum: read });
  if (rejected === read) throw importProblems.nothingToApply();
  const created = await insertRecords(applying);
  const { updated, touched } = await updateRecords(applying);
  checkBalance(main, { created, updated: updated + touched }, main.read);
  const done: Record<string, Tally> = {};
  for (const group of module.form.groups) {
    const planned = groups[group.id];
    if (planned === undefined) continue;
    checkBalance(planned, await insertGroups(applying, group, groupColumns(group)), planned.read);
    done[group.id] = planned;
  }
  await logRecords(applying);
  return { ...main, groups: done };
}

const sealOf = (run: RunRow): string => run.file_sha256.toString('hex');

/** One transaction: all of it or nothing. @throws rowsRejected, nothingToApply, unbalanced, sameFile */
async function applyInOne(house: House, context: Context, module: FormModule, id: string, which: Which): Promise<void> {
  await withContext(house, context, async (tx) => {
    await tx`select id from import_run where id = ${id} for update`;
    const run = await findRun(tx, id, house);
    if (run.state !== 'staged' && run.state !== 'applying') throw importProblems.notStaged({ state: run.state });
    await refuseSameFile(tx, run);
    const owner = await resolveOwner(tx, context, run.mapping);
    const at = clock.now();
    // Sorting tokens by key before inserting them spares their index a random walk.
    await tx`select set_config('work_mem', '64MB', true)`;
    const balance = await applyStaged({ tx, context, module, run: id, owner, at }, run, which);
    await dropStaging(tx, id);
    await changeRun(tx, id, { state: 'applied', applied_at: at, applied_by: context.userId, balance, wanted: null, problem: null });
    await writeLog(tx, context, {
      action: 'import.applied', resource: run.form, ownerInstitutionId: owner.id,
      details: { import: id, file: run.file_name, sha256: sealOf(run), balance, which, columns: (run.understood?.matched ?? []).map(({ cell }) => cell) },
    });
  });
}

/** @throws sameFile */
export async function refuseSameFile(tx: Tx, file: Pick<RunRow, 'form' | 'file_sha256'> & { readonly id?: string }): Promise<void> {
  const [first] = await tx<{ id: string; applied_at: Date }[]>`
    select id, applied_at from import_run where file_sha256 = ${file.file_sha256} and form = ${file.form} and state = 'applied' and id is distinct from ${file.id ?? null}
    order by applied_at limit 1`;
  if (first === undefined) return;
  const at = new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'America/Mexico_City' }).format(first.applied_at);
  throw importProblems.sameFile({ run: first.id, at });
}

/**
 * Apply: writes what was staged, in one transaction with its log. `all` refuses while any row is rejected; `good` leaves those
 * out. A refusal leaves the run staged, to be applied otherwise.
 * @throws Problem, ready to show; nothing is written then
 */
export async function applyRun(house: House, context: Context, modules: readonly ImportModule[], id: string, which: Which, options: JobOptions = {}): Promise<void> {
  const run = await withContext(house, context, (tx) => findRun(tx, id, house));
  const module = moduleOf(modules, run.form);
  if (run.state !== 'staged' && run.state !== 'applying') throw importProblems.notStaged({ state: run.state });
  if (!(await withContext(house, context, (tx) => isStaged(tx, module, run)))) await stageRun(house, context, modules, id, options);
  await noteRun(house, context, id, { state: 'applying', heartbeat_at: clock.now() });
  try {
    await applyInOne(house, context, module, id, which);
  } catch (error) {
    await noteRun(house, context, id, { state: 'staged', wanted: null });
    throw error;
  }
}
