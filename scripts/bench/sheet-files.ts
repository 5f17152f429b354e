import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import type { Values } from '@sintra/definition';
import { inventVictims } from '../../apps/cli/demo/victims.ts';
import { victims as module } from '../../modules/victims/server/index.ts';
import type { Catalogs } from '../../packages/platform/catalogs/index.ts';
import { exportWriter, sheetsOf } from '../../packages/projections/excel/index.ts';

/** Forty columns, the first five identifying: what an institution's own workbook looks like. */
const cells = [
  'nameGiven', 'nameFirst', 'nameSecond', 'externalFolio', 'controlNotes', 'sex', 'gender', 'ageBasis', 'ageFrom', 'ageTo', 'nationalities', 'birthPlaceCountry',
  'birthPlaceState', 'maritalStatus', 'education', 'literacy', 'occupation', 'dependants', 'indigenous', 'migrationStatus', 'typeOfVictim', 'victimStatus',
  'detectionDate', 'detectionCountry', 'detectionState', 'detectionMunicipality', 'detectionAuthority', 'detectionMode', 'attentionStartDate', 'renaviStatus',
  'formsOfExploitation', 'acts', 'means', 'recruitmentMethods', 'methodsOfControl', 'numberOfTraffickers', 'scope', 'exploitationStart', 'durationMonths', 'vulnerabilities',
];

const about = { user: 'Medición', institution: 'Medición', filter: 'Todos los registros', at: new Date('2026-11-23T18:00:00Z') };
const CHUNK = 10_000;

/** Invented values, one by one, with the cells of `only`, from the one numbered `first`; chunks keep memory flat. */
export function* inventedValues(rows: number, only: readonly string[] = cells, first = 0): Generator<Values> {
  const wanted = new Set(only);
  for (let from = first; from < first + rows; from += CHUNK) {
    for (const [index, { input }] of inventVictims(Math.min(CHUNK, first + rows - from), 500 + from, '2026-11-23').entries()) {
      const values = { ...input.values, externalFolio: `MEDICION-${String(from + index)}` };
      yield Object.fromEntries(Object.entries(values).filter(([id]) => wanted.has(id)));
    }
  }
}

/** Writes a workbook of `rows` × 40 columns with the product's own writer; people are others where `first` is another. */
export async function writeWorkbook(path: string, rows: number, catalogs: Catalogs, first = 0): Promise<void> {
  const writer = exportWriter(module.form, { format: 'xlsx', catalogs, about, visible: new Set(cells) });
  const written = pipeline(writer.output, createWriteStream(path));
  for (const values of inventedValues(rows, cells, first)) await writer.main({ provenance: {}, values });
  await writer.finish();
  await written;
}

/** The same rows as `source`, over and over, to nowhere: what writing alone costs. */
export async function writeOnly(rows: number, source: readonly Values[], catalogs: Catalogs, visible: ReadonlySet<string>): Promise<number> {
  const writer = exportWriter(module.form, { format: 'xlsx', catalogs, about, visible });
  writer.output.resume();
  for (let index = 0; index < rows; index += 1) {
    const slow = writer.main({ provenance: { '@folio': `JAL-2026-${String(index)}`, '@status': 'draft' }, values: source[index % source.length] ?? {} });
    if (slow !== undefined) await slow;
  }
  return (await writer.finish()).rows;
}

/** A workbook as Excel itself writes it, with a table of `strings` shared strings, all different, in five columns. */
export async function writeSharedStrings(path: string, strings: number): Promise<void> {
  const [sheet] = sheetsOf(module.form, 'export');
  if (sheet === undefined) throw new Error('the form has no sheet');
  const five = cells.slice(0, 5);
  const headers = five.map((id) => sheet.columns.find((column) => column.cell?.id === id)?.header ?? id);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const page = book.addWorksheet(sheet.name);
  page.addRow(headers).commit();
  for (let row = 0; row < strings / five.length; row += 1) page.addRow(five.map((id) => `Invención ${id} ${String(row)}`)).commit();
  page.commit();
  await book.commit();
}
