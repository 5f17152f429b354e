import { createReadStream, existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import type { House } from '@sintra/platform/database';
import { withContext, type Context } from '@sintra/platform/db';
import { applyRun, asProblem, failRun, findRun, importProblems, receiveFile, runView, stageRun, type RunView } from '@sintra/platform/imports';
import { modules } from '../server/modules.ts';
import { actingContext } from './acting.ts';
import { moduleOf, UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';

function fileOf({ positionals }: Arguments): string {
  const [file] = positionals;
  if (file === undefined) throw new UsageError('Indique el archivo que se importa.');
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`No existe el archivo «${file}».`);
  return file;
}

const number = (count: number): string => count.toLocaleString('es-MX');

/** One line of progress every so many rows: readable in a terminal and in a log. */
function progress(): (done: number) => void {
  let next = 10_000;
  return (done) => {
    if (done < next) return;
    next = done - (done % 10_000) + 10_000;
    say(`  ${number(done)} renglones revisados…`);
  };
}

const words = { read: 'leídos', created: 'creados', updated: 'modificados', unchanged: 'sin cambio', repeated: 'apartados como posible repetición', rejected: 'por corregir' } as const;

function printCauses({ report }: RunView): void {
  for (const cause of (report?.groups ?? []).slice(0, 20)) {
    const where = `hoja «${cause.sheet}», ${cause.rows.length === 1 ? 'renglón' : 'renglones'} ${cause.rows.slice(0, 5).join(', ')}${cause.count > 5 ? '…' : ''}`;
    say(`  ${number(cause.count)} × ${cause.message} (${where})`);
  }
}

function show(run: RunView): void {
  print(`Importación ${run.id} de «${run.fileName}», de ${run.institution.acronym}`);
  for (const [key, word] of Object.entries(words)) print(`${number(run.balance?.[key as keyof typeof words] ?? 0).padStart(12)}  ${word}`);
  for (const [group, tally] of Object.entries(run.balance?.groups ?? {})) print(`${number(tally.read).padStart(12)}  renglones de «${group}» (${number(tally.created)} nuevos, ${number(tally.updated)} modificados)`);
}

async function stage(house: House, context: Context, id: string): Promise<RunView> {
  try {
    await stageRun(house, context, modules, id, { onProgress: progress() });
  } catch (error) {
    throw await failRun(house, context, id, error);
  }
  const run = await withContext(house, context, async (tx) => runView(await findRun(tx, id, house), context, modules));
  if (run.state === 'staged') return run;
  const found = run.understood?.sheets.map(({ name }) => `«${name}»`).join(', ') ?? '';
  throw await failRun(house, context, id, importProblems.noSheet({ wanted: moduleLabel(run.form), found }));
}

const moduleLabel = (form: string): string => modules.find((module) => module.form.id === form)?.form.label.es ?? form;

/** `import --form F [--mapping M] FILE`: stage, report, apply, in this process and without the queue. */
export async function importCommand(house: House, given: Arguments): Promise<void> {
  const file = fileOf(given);
  const { form } = moduleOf(given);
  const context = await actingContext(house, given);
  const upload = { form: form.id, name: basename(file), mapping: given.values.mapping, queued: false, details: { osUser: userInfo().username } };
  const id = await receiveFile(house, context, modules, upload, createReadStream(file));
  const staged = await stage(house, context, id);
  printCauses(staged);
  try {
    await applyRun(house, context, modules, id, given.values['only-good'] === true ? 'good' : 'all');
  } catch (error) {
    throw asProblem(error, id);
  }
  const run = await withContext(house, context, async (tx) => runView(await findRun(tx, id, house), context, modules));
  if (given.values.json === true) printJson({ import: run.id, file: run.fileName, sha256: run.sha256, ...run.balance });
  else show(run);
}
