import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { disagreements, ExportCheck, linesOf, readKey, type Known, type Report } from '@sintra/platform/log/proof';
import { UsageError, type Arguments } from './arguments.ts';
import { reportLines, sentence } from './log-words.ts';
import { print, printJson } from './output.ts';

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`No se pudo leer el archivo ${file}.`);
  }
}

/** `--key`: the key itself, or a file that has it. */
async function keyOf(given: string | undefined): Promise<Pick<Known, 'key'>> {
  if (given === undefined) return {};
  const key = readKey(given) ?? readKey(await readText(given));
  if (key === null) throw new UsageError('--key no es una llave pública de la bitácora (sintra/bitacora+…).');
  return { key };
}

async function verifyFile(file: string, known: Known): Promise<Report> {
  const check = new ExportCheck(known);
  try {
    for await (const line of linesOf(createReadStream(file, { encoding: 'utf8' }))) check.line(line);
  } catch {
    throw new UsageError(`No se pudo leer el archivo ${file}.`);
  }
  return check.finish();
}

function tell(files: readonly string[], reports: readonly Report[], known: Known): void {
  for (const [index, report] of reports.entries()) for (const line of reportLines(files[index] ?? '', report)) print(line);
  for (const found of disagreements(reports)) print(`Entre los archivos:\n${sentence(found, new Map())}`);
  if (known.key === undefined) print('La llave pública vino dentro del archivo: compárela con la publicada por la Secretaría Técnica, o indíquela con --key.');
  if ((known.outside ?? []).length === 0) print('No se compararon sellos de fuera (--checkpoints): quien tuviera la llave pudo reescribir la bitácora completa y sellarla de nuevo.');
}

/**
 * `log verify FILE… [--checkpoints FILE] [--key KEY]`: no database, no key file.
 * @returns 0 nothing found, 1 manipulated
 */
export async function verifyFiles(given: Arguments): Promise<number> {
  const files = given.positionals.slice(1);
  if (files.length === 0) throw new UsageError('Indique qué archivos comprobar: log verify ARCHIVO.');
  const known = { ...(await keyOf(given.values.key)), outside: await Promise.all((given.values.checkpoints ?? []).map(readText)) };
  const reports: Report[] = [];
  for (const file of files) reports.push(await verifyFile(file, known));
  if (given.values.json === true) printJson(reports.map((report) => ({ ...report, hashes: undefined })));
  else tell(files, reports, known);
  return reports.some(({ total }) => total > 0) || disagreements(reports).length > 0 ? 1 : 0;
}
