import { readFile, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { run } from '@sintra/platform/commands';
import type { House } from '@sintra/platform/database';
import type { Context } from '@sintra/platform/db';
import { writeDocx, writePdf } from '@sintra/platform/documents';
import { compareFile, documentCommands, kindText, produceProgramme, reasonText, stageDocument, type Comparison } from '@sintra/programme/server';
import { actingContext } from './acting.ts';
import { UsageError, type Arguments } from './arguments.ts';
import { print, printJson, say } from './output.ts';

function needed(given: Arguments, name: 'year' | 'document' | 'out'): string {
  const value = given.values[name];
  if (value === undefined) throw new UsageError(`Falta --${name}.`);
  return value;
}

function yearOf(given: Arguments): number {
  const year = Number(needed(given, 'year'));
  if (!Number.isInteger(year) || year < 1990 || year > 2100) throw new UsageError('--year es un año de cuatro cifras, como 2024.');
  return year;
}

/** The document's bytes. @throws UsageError when it is not there */
async function documentBytes(given: Arguments): Promise<Buffer> {
  const file = needed(given, 'document');
  return readFile(file).catch(() => {
    throw new UsageError(`No se pudo leer el archivo «${file}».`);
  });
}

async function passagesOf(house: House, who: Context, id: string) {
  const all = [];
  for (let after = 0; ;) {
    const { items, more } = await run(house, who, documentCommands.passages, { id, after, limit: 200 });
    all.push(...items);
    after = items.at(-1)?.number ?? after;
    if (!more) return all;
  }
}

const brief = ({ number, lines, kind, chapter, text, outcome, reason, about, items, notes }: Awaited<ReturnType<typeof passagesOf>>[number]) =>
  ({ number, lines, kind, chapter, text, outcome, reason, reasonText: reasonText(reason), about, items, notes });

async function importProgramme(house: House, who: Context, given: Arguments): Promise<void> {
  const file = needed(given, 'document');
  await documentBytes(given);
  const id = await stageDocument(house, who, { year: yearOf(given), name: basename(file) }, createReadStream(file));
  const passages = (await passagesOf(house, who, id)).map(brief);
  if (given.values['dry-run'] !== true) await run(house, who, documentCommands.apply, { id });
  const view = await run(house, who, documentCommands.read, { id });
  const having = (outcome: string) => passages.filter((passage) => passage.outcome === outcome);
  if (given.values.json === true) {
    return printJson({ document: id, year: view.year, file: view.fileName, state: view.state, counts: view.counts, applied: view.applied, understood: having('understood'), toComplete: having('to_complete'), dismissed: having('dismissed') });
  }
  print(`${String(view.counts.understood).padStart(6)}  pasajes comprendidos`);
  print(`${String(view.counts.toComplete).padStart(6)}  por completar`);
  print(`${String(view.counts.dismissed).padStart(6)}  descartados, con su motivo`);
  for (const [kind, count] of Object.entries(view.counts.items)) print(`${String(count).padStart(6)}  ${kindText(kind)}`);
  for (const { lines, reasonText: why, about, text } of having('to_complete')) print(`  renglón ${lines.join(', ')}: ${why}${about === null ? '' : ` («${about}»)`}: ${text.slice(0, 100)}`);
  const applied = Object.entries((view.applied ?? {}) as Record<string, { created: number; updated: number; unchanged: number }>);
  for (const [form, { created, updated, unchanged }] of applied) print(`  ${kindText(form)}: ${String(created)} nuevos, ${String(updated)} con cambios, ${String(unchanged)} sin cambio`);
}

async function produce(house: House, who: Context, given: Arguments): Promise<void> {
  const out = needed(given, 'out');
  const format = extname(out).slice(1).toLowerCase();
  if (format !== 'docx' && format !== 'pdf') throw new UsageError('--out termina en .docx o .pdf.');
  const document = await run(house, who, produceProgramme, { year: yearOf(given), format });
  await writeFile(out, await (format === 'docx' ? writeDocx(document) : writePdf(document)));
  say(`Se escribió ${out}`);
}

function show({ passages, missing, extra, different }: Comparison): void {
  print(`${String(passages).padStart(6)}  renglones de tabla y pasajes con fecha`);
  print(`${String(missing.length).padStart(6)}  faltan en los datos`);
  for (const { lines, text, why } of missing) print(`  renglón ${lines.join(', ')}: ${why === 'to_complete' ? 'por completar' : 'sin registro'}: ${text.slice(0, 120)}`);
  print(`${String(extra.length).padStart(6)}  sobran: están en los datos y no en el documento`);
  for (const { form, label } of extra) print(`  ${kindText(form)}: ${label}`);
  print(`${String(different.length).padStart(6)}  son distintos`);
  for (const { form, label, differences } of different) for (const { cell, stored, document } of differences) print(`  ${kindText(form)} «${label.slice(0, 80)}», ${cell}: «${String(stored ?? '')}» en los datos, «${String(document ?? '')}» en el documento`);
}

const verbs: Readonly<Record<string, (house: House, who: Context, given: Arguments) => Promise<void>>> = {
  import: importProgramme,
  document: produce,
  compare: async (house, who, given) => {
    const comparison = await run(house, who, compareFile, { year: yearOf(given), bytes: await documentBytes(given) });
    if (given.values.json === true) printJson(comparison);
    else show(comparison);
  },
};

/** `programme import|document|compare --year Y …`: the annual programme from and to its document. */
export async function programmeCommand(house: House, given: Arguments): Promise<void> {
  const verb = verbs[given.positionals[0] ?? ''];
  if (verb === undefined) throw new UsageError('Indique qué hacer con el programa: programme import, programme document o programme compare.');
  await verb(house, await actingContext(house, given), given);
}
