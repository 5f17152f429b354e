import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { accountContext } from '@sintra/platform/accounts';
import { readConfig } from '@sintra/platform/config';
import { openHouse } from '@sintra/platform/database';
import { exportLog, type LogExportSummary } from '@sintra/platform/sequencer';
import { afterMigrate } from '../server/after-migrate.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { verifyFiles } from './log-verify.ts';
import { print, printJson, say } from './output.ts';

/** Writes beside the file and renames at the end, so that no half file carries its name. */
async function toFile(file: string, write: (out: (text: string) => Promise<void>) => Promise<LogExportSummary>): Promise<LogExportSummary> {
  const partial = `${file}.parcial`;
  const stream = createWriteStream(partial, { mode: 0o600 });
  const done = finished(stream);
  done.catch(() => undefined);
  try {
    const summary = await write(async (text) => {
      if (stream.errored !== null) throw stream.errored;
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
    });
    stream.end();
    await done;
    await rename(partial, file);
    return summary;
  } catch (error) {
    stream.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

/** `log export --out FILE [--institution ACRONYM] [--from DAY] [--until DAY]` */
async function exportCommand(given: Arguments): Promise<number> {
  const { out, institution, from, until, as, json } = given.values;
  if (out === undefined) throw new UsageError('Indique a qué archivo exportar la bitácora con --out.');
  const house = await openHouse(readConfig(), { afterMigrate, onProgress: say });
  try {
    const context = await accountContext(house, as, 'cli');
    const summary = await toFile(out, (write) => exportLog(house, context, { institution, from, until }, write));
    if (json === true) printJson({ file: out, ...summary });
    else print(`Se exportaron ${summary.entries.toLocaleString('es-MX')} asientos de la bitácora a ${out}, hasta el sello ${String(summary.checkpoint)}.\nHuella SHA-256: ${summary.sha256}\nLlave pública: ${summary.key}`);
    return 0;
  } finally {
    await house.close();
  }
}

const acts: Readonly<Record<string, (given: Arguments) => Promise<number>>> = { export: exportCommand, verify: verifyFiles };

/** `log export` and `log verify`; the second works without any database. @returns 1 when it found a manipulation */
export async function logCommand(given: Arguments): Promise<number> {
  const act = acts[given.positionals[0] ?? ''];
  if (act === undefined) throw new UsageError('Escriba log export --out ARCHIVO, o log verify ARCHIVO.');
  return act(given);
}
