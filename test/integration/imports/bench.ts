import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { seedCatalogs } from '../../../packages/platform/catalogs/index.ts';
import { withContext, type Context } from '../../../packages/platform/db/index.ts';
import { applyRun, asProblem, findRun, receiveFile, runView, stageRun, type ImportModule, type RunView, type Which } from '../../../packages/platform/imports/index.ts';
import { writeTemplate } from '../../../packages/projections/excel/index.ts';
import { catalogsOf } from '../../../packages/platform/catalogs/index.ts';
import { catalogs, modules } from '../../../apps/server/modules.ts';
import { victims } from '../../../modules/victims/server/index.ts';
import { testHouse, type TestHouse } from '../../house.ts';
import { testPeople, type People } from '../../people.ts';

export interface ImportBench {
  readonly house: TestHouse;
  readonly people: People;
}

export async function openBench(): Promise<ImportBench> {
  const house = await testHouse();
  await seedCatalogs(house.owner, catalogs);
  return { house, people: await testPeople(house) };
}

export interface Sent {
  readonly name?: string;
  readonly mapping?: string;
  readonly modules?: readonly ImportModule[];
  /** Victims where it is not said. */
  readonly form?: string;
}

/** Sends a file as somebody. */
export const send = ({ house }: ImportBench, who: Context, bytes: Buffer | string, { name = 'datos.csv', mapping, modules: known = modules, form = 'victim' }: Sent = {}): Promise<string> =>
  receiveFile(house, who, known, { form, name, mapping, queued: false }, Readable.from([Buffer.from(bytes)]));

export const view = ({ house }: ImportBench, who: Context, id: string): Promise<RunView> => withContext(house, who, async (tx) => runView(await findRun(tx, id, house), who, modules));

/** Sends and stages. @throws Problem */
export async function stage(bench: ImportBench, who: Context, bytes: Buffer | string, sent: Sent = {}): Promise<RunView> {
  const id = await send(bench, who, bytes, sent);
  await stageRun(bench.house, who, sent.modules ?? modules, id).catch((error: unknown) => { throw asProblem(error, id); });
  return view(bench, who, id);
}

export async function apply(bench: ImportBench, who: Context, id: string, which: Which = 'all'): Promise<RunView> {
  await applyRun(bench.house, who, modules, id, which);
  return view(bench, who, id);
}

/** Sends, stages and applies. */
export async function importAll(bench: ImportBench, who: Context, bytes: Buffer | string, sent: Sent = {}, which: Which = 'all'): Promise<RunView> {
  return apply(bench, who, (await stage(bench, who, bytes, sent)).id, which);
}

/** Rows of text as a CSV. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n');

type Filled = Readonly<Record<string, string | number>>;

/** The template of the form with rows filled in by header, sheet by sheet. */
export async function filledTemplate({ house }: ImportBench, rows: Readonly<Record<string, readonly Filled[]>>, form = victims.form): Promise<Buffer> {
  const bytes = await writeTemplate(form, await catalogsOf(house), { user: 'Prueba', institution: 'Prueba' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  for (const [name, filled] of Object.entries(rows)) {
    const sheet = book.getWorksheet(name);
    if (sheet === undefined) throw new Error(`the template has no sheet «${name}»: ${book.worksheets.map((one) => one.name).join(', ')}`);
    const headers = (sheet.getRow(1).values as (string | undefined)[]).map((value) => value ?? '');
    filled.forEach((row, index) => {
      for (const [header, value] of Object.entries(row)) {
        const column = headers.indexOf(header);
        if (column < 1) throw new Error(`the sheet «${name}» has no column «${header}»`);
        sheet.getCell(10 + index, column).value = value;
      }
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Whatever the database holds of a form's table, past row security. */
export const stored = <T extends object>({ house }: ImportBench, columns: string, where = 'true'): Promise<T[]> =>
  house.superuser.unsafe<T[]>(`select ${columns} from victim where ${where} order by id`);

/** Schemas that hold what runs have staged and not yet applied, the newest last. */
export const stagedPlaces = async ({ house }: ImportBench): Promise<readonly string[]> =>
  (await house.superuser<{ name: string }[]>`select nspname as name from pg_namespace where nspname like 'staging\\_%' order by oid`).map(({ name }) => name);
