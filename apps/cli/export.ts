import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { accountContext } from '@sintra/platform/accounts';
import type { House } from '@sintra/platform/database';
import { exportRecords } from '@sintra/platform/exports';
import { filterInput, filtersOf } from '@sintra/platform/records';
import { readInput } from '@sintra/platform/commands';
import { moduleOf, UsageError, whereOption, type Arguments } from './arguments.ts';
import { print, printJson } from './output.ts';

function formatOf({ values }: Arguments, out: string): 'xlsx' | 'csv' {
  const format = values.format ?? (/\.csv$/i.test(out) ? 'csv' : 'xlsx');
  if (format === 'xlsx' || format === 'csv') return format;
  throw new UsageError('--format es xlsx o csv.');
}

/** `export --form F --out FILE`: written beside the file and renamed at the end, so that no half file carries its name. */
export async function exportCommand(house: House, given: Arguments): Promise<void> {
  const { out, identity, reason, as, json } = given.values;
  if (out === undefined) throw new UsageError('Indique a qué archivo exportar con --out.');
  const module = moduleOf(given);
  const context = await accountContext(house, as, 'cli');
  const filters = filtersOf(readInput(filterInput({}), whereOption(given)));
  const { output, done } = await exportRecords(house, context, module, { format: formatOf(given, out), filters, identity: identity === true, reason });
  const partial = `${out}.parcial`;
  try {
    const [summary] = await Promise.all([done, pipeline(output, createWriteStream(partial, { mode: 0o600 }))]);
    await rename(partial, out);
    if (json === true) printJson({ file: out, ...summary });
    else print(`Se exportaron ${summary.rows.toLocaleString('es-MX')} registros a ${out}.\nHuella SHA-256: ${summary.sha256}`);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
