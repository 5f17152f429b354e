import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { accountContext } from '@sintra/platform/accounts';
import { byNumber } from '@sintra/platform/approvals';
import { withContext, type Context } from '@sintra/platform/db';
import type { House } from '@sintra/platform/database';
import { decideExport, exportRecords, listExportRequests, requestExportCommand, type ApprovedExport, type ExportRequest } from '@sintra/platform/exports';
import { filterInput, filtersOf, type FormModule } from '@sintra/platform/records';
import { readInput, run } from '@sintra/platform/commands';
import { modules } from '../server/modules.ts';
import { moduleOf, numberOf, UsageError, whereOption, type Arguments } from './arguments.ts';
import { print, printJson } from './output.ts';
import { decisionOf, printRequest, printRequests, requestOf } from './requests.ts';

function formatOf({ values }: Arguments, out: string): 'xlsx' | 'csv' {
  const format = values.format ?? (/\.csv$/i.test(out) ? 'csv' : 'xlsx');
  if (format === 'xlsx' || format === 'csv') return format;
  throw new UsageError('--format es xlsx o csv.');
}

/** Written beside the file and renamed at the end, so that no half file carries its name. */
async function writeExport(house: House, context: Context, given: Arguments, module: FormModule, request: ExportRequest | ApprovedExport): Promise<void> {
  const { out, json } = given.values;
  if (out === undefined) throw new UsageError('Indique a qué archivo exportar con --out.');
  const { output, done } = await exportRecords(house, context, module, request);
  const partial = `${out}.parcial`;
  try {
    const [summary] = await Promise.all([done, pipeline(output, createWriteStream(partial, { mode: 0o600 }))]);
    await rename(partial, out);
    if (json === true) printJson({ file: out, ...summary });
    else print(`Se exportaron ${summary.rows.toLocaleString('es-MX')} registros a ${out}.\nHuella SHA-256 de los renglones: ${summary.sha256}`);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** `export --request N --out FILE`: the one download of an approved request. */
async function download(house: House, context: Context, given: Arguments): Promise<void> {
  const row = await withContext(house, context, (tx) => byNumber({ tx, context }, 'export', numberOf(given.values.request)));
  const module = modules.find(({ form }) => form.id === row.form);
  if (module === undefined) throw new UsageError(`El formulario «${row.form}» ya no existe.`);
  await writeExport(house, context, given, module, { request: row.id });
}

/** `export --form F --identity --reason TEXT`: asks; another person allows it. */
async function askApproval(house: House, context: Context, given: Arguments): Promise<void> {
  const { reason = '', format = 'xlsx', json } = given.values;
  const view = await run(house, context, requestExportCommand(moduleOf(given)), { ...whereOption(given), reason, format });
  if (json === true) return printJson(view);
  printRequest(view);
  print(`Cuando otra persona la autorice, descárguela una sola vez con: export --request ${String(view.number)} --out ARCHIVO`);
}

async function list(house: House, context: Context, given: Arguments): Promise<void> {
  printRequests(await run(house, context, listExportRequests, {}), given);
}

async function decide(house: House, context: Context, given: Arguments): Promise<void> {
  const row = await requestOf(house, context, 'export', given.positionals[1], given);
  const { view } = await run(house, context, decideExport, { id: row.id, ...decisionOf(given.positionals[0], given) });
  if (given.values.json === true) return printJson(view);
  printRequest(view);
}

const acts: Readonly<Record<string, typeof list>> = { requests: list, approve: decide, refuse: decide };

/** `export --form F --out FILE`; with `--identity`, a request; `export --request N`; `export requests`, `approve N`, `refuse N`. */
export async function exportCommand(house: House, given: Arguments): Promise<void> {
  const { out, identity, as } = given.values;
  const act = acts[given.positionals[0] ?? ''];
  if (given.positionals.length > 0 && act === undefined) throw new UsageError('Escriba export requests, export approve NÚMERO o export refuse NÚMERO.');
  const context = await accountContext(house, as, 'cli');
  if (act !== undefined) return act(house, context, given);
  if (given.values.request !== undefined) return download(house, context, given);
  if (identity === true) return askApproval(house, context, given);
  if (out === undefined) throw new UsageError('Indique a qué archivo exportar con --out.');
  const filters = filtersOf(readInput(filterInput({}), whereOption(given)));
  await writeExport(house, context, given, moduleOf(given), { format: formatOf(given, out), filters });
}
