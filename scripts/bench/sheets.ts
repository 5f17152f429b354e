import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { catalogsOf } from '../../packages/platform/catalogs/index.ts';
import type { Bench } from './cluster.ts';
import { peakMemory } from './cpu.ts';
import { writeSharedStrings, writeWorkbook } from './sheet-files.ts';
import type { Job } from './sheet-job.ts';

export interface Done {
  readonly ms: number;
  readonly rows: number;
  /** Milliseconds of CPU in the program (its reader too) and in the database. */
  readonly cpu: number;
  readonly databaseCpu: number;
  /** What the person is told, when the file was not taken. */
  readonly refused: string | null;
  /** Largest resident memory, in MB, of the job and of the reader that it starts. */
  readonly memory: number;
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
      readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number));
  } catch {
    return [];
  }
}

/** Runs a job in its own process, watching how much memory it and its reader take at most. */
async function runJob(job: Job): Promise<Done> {
  const child = fork(join(import.meta.dirname, 'sheet-job.ts'), { serialization: 'advanced' });
  const { pid = 0 } = child;
  let memory = 0;
  const watch = setInterval(() => {
    for (const one of [pid, ...childrenOf(pid)]) memory = Math.max(memory, peakMemory(one));
  }, 50);
  child.send(job);
  const [done] = (await once(child, 'message')) as [Omit<Done, 'memory'>];
  memory = Math.max(memory, peakMemory(pid));
  clearInterval(watch);
  await once(child, 'exit');
  return { ...done, memory };
}

export interface SheetFigures {
  readonly reads: readonly Done[];
  /** Of two workbooks, the second with the first one's records in the table. */
  readonly imports: readonly Done[];
  readonly written: Done;
  readonly exported: Done;
  readonly strings: Done;
  readonly importRatio: number;
  readonly exportRatio: number;
}

const mean = (jobs: readonly Done[]): number => jobs.reduce((sum, { ms }) => sum + ms, 0) / jobs.length;

/**
 * Import against only reading, export against only writing, and a workbook whose shared strings alone are many. A machine's speed
 * changes by a third from one minute to the next: hence two imports, with readings before, between and after them, and their means.
 */
export async function measureSheets(bench: Bench, rows: number, say: (line: string) => void): Promise<SheetFigures> {
  const paths = ['uno', 'dos'].map((name) => join(bench.dataDir, `medicion-${name}.xlsx`)) as [string, string];
  const strings = join(bench.dataDir, 'cadenas.xlsx');
  const job = (kind: Job['kind'], file = paths[0], count = rows): Promise<Done> => runJob({ kind, dataDir: bench.dataDir, path: file, rows: count });
  say(`Writing two workbooks of ${String(rows)} rows × 40 columns…`);
  const catalogs = await catalogsOf(bench.house);
  for (const [index, path] of paths.entries()) await writeWorkbook(path, rows, catalogs, index * rows);
  const [reads, imports]: [Done[], Done[]] = [[], []];
  const importOne = async (file: string): Promise<void> => {
    say('Reading, importing, reading again…');
    reads.push(await job('read', file));
    imports.push(await job('import', file));
    reads.push(await job('read', file));
  };
  await importOne(paths[0]);
  say('Exporting and only writing…');
  const exported = await job('export');
  const written = await job('write', paths[0], exported.rows);
  await importOne(paths[1]);
  await writeSharedStrings(strings, 300_000);
  const shared = await job('import', strings);
  for (const file of [...paths, strings]) rmSync(file);
  return { reads, imports, written, exported, strings: shared, importRatio: mean(imports) / mean(reads), exportRatio: exported.ms / written.ms };
}
