import { createReadStream } from 'node:fs';
import type { Values } from '@sintra/definition';
import { afterMigrate } from '../../apps/server/after-migrate.ts';
import { modules } from '../../apps/server/modules.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import { accountContext } from '../../packages/platform/accounts/index.ts';
import { catalogsOf } from '../../packages/platform/catalogs/index.ts';
import { readConfig } from '../../packages/platform/config/index.ts';
import { openHouse, type House } from '../../packages/platform/database/index.ts';
import { exportRecords, visibleCells } from '../../packages/platform/exports/index.ts';
import { withContext } from '../../packages/platform/db/index.ts';
import { applyRun, findRun, receiveFile, runView, stageRun } from '../../packages/platform/imports/index.ts';
import { openSheet } from '../../packages/projections/excel/index.ts';
import { cpuOf } from './cpu.ts';
import { EMAIL } from './people.ts';
import { inventedValues, writeOnly } from './sheet-files.ts';

/** One job with a spreadsheet, in a process of its own so that its memory can be told. */
export interface Job {
  readonly kind: 'read' | 'import' | 'write' | 'export';
  readonly dataDir: string;
  readonly path: string;
  readonly rows: number;
}

async function readFile(path: string): Promise<number> {
  let rows = 0;
  for await (const event of openSheet({ path, fileName: 'medicion.xlsx' })) if (event.type === 'rows') rows += event.rows.length;
  return rows;
}

async function importFile(house: House, path: string): Promise<number> {
  const context = await accountContext(house, EMAIL, 'cli');
  const name = `medicion-${String(process.pid)}.xlsx`;
  const id = await receiveFile(house, context, modules, { form: module.form.id, name, queued: false }, createReadStream(path));
  await stageRun(house, context, modules, id);
  await applyRun(house, context, modules, id, 'good');
  const run = await withContext(house, context, async (tx) => runView(await findRun(tx, id, house), context, modules));
  return run.balance?.created ?? 0;
}

async function exportAll(house: House): Promise<number> {
  const context = await accountContext(house, EMAIL, 'cli');
  const { output, done } = await exportRecords(house, context, module, { format: 'xlsx', filters: { by: {} } });
  output.resume();
  return (await done).rows;
}

async function timed(work: () => Promise<number | void>): Promise<{ ms: number; rows: number }> {
  const started = performance.now();
  const rows = await work();
  return { ms: performance.now() - started, rows: rows ?? 0 };
}

/** CPU of the backends that serve the application, in milliseconds. */
async function databaseCpu({ sql }: House): Promise<number> {
  const backends = await sql<{ pid: number }[]>`select pid from pg_stat_activity where usename = current_user`;
  return backends.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
}

interface Figures {
  readonly ms: number;
  readonly rows: number;
  readonly databaseCpu?: number;
}

async function withHouse(dataDir: string, work: (house: House) => Promise<Figures>): Promise<Figures> {
  const house = await openHouse(readConfig({ SINTRA_DATA: dataDir }), { afterMigrate });
  try {
    await catalogsOf(house);
    const before = await databaseCpu(house);
    const done = await work(house);
    return { ...done, databaseCpu: (await databaseCpu(house)) - before };
  } finally {
    await house.close();
  }
}

async function writeRows(house: House, rows: number): Promise<{ ms: number; rows: number }> {
  const visible = visibleCells(module, false, { roles: ['institution_liaison'] });
  const source: Values[] = [...inventedValues(2_000, [...visible])];
  const catalogs = await catalogsOf(house);
  return timed(() => writeOnly(rows, source, catalogs, visible));
}

async function doJob({ kind, dataDir, path, rows }: Job): Promise<Figures> {
  if (kind === 'read') return timed(() => readFile(path));
  return withHouse(dataDir, (house) => {
    if (kind === 'write') return writeRows(house, rows);
    return timed(() => (kind === 'import' ? importFile(house, path) : exportAll(house)));
  });
}

async function answer(job: Job): Promise<void> {
  // What the program itself costs to start is not the job's.
  const started = cpuOf(process.pid);
  const done = await doJob(job).then(
    (figures) => ({ databaseCpu: 0, ...figures, refused: null }),
    (error: unknown) => ({ ms: 0, rows: 0, databaseCpu: 0, refused: error instanceof Error ? error.message : String(error) }),
  );
  // The reader's time is counted once it is known to have ended.
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  process.send?.({ ...done, cpu: cpuOf(process.pid) - started }, () => process.disconnect());
}

process.once('message', (job: Job) => void answer(job));
