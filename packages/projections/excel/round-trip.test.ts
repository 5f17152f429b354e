import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '@sintra/definition';
import { exportWriter } from './export.ts';
import { readBack } from './testing/back.ts';
import { catalogs, loan, trapped, valuesOf } from './testing/loans.ts';
import type { Catalogs, ExportOptions, ExportSummary } from './types.ts';
import { runs } from '../../../test/runs.ts';

const about = { user: 'Ana Ruiz', institution: 'Biblioteca', filter: 'Todos los registros', at: new Date('2026-11-23T18:00:00Z') };
const [renewals] = loan.groups;

interface Exported { readonly bytes: Buffer; readonly summary: ExportSummary }

async function exported(records: readonly Values[], rows: readonly Values[], live: Catalogs, options: Partial<ExportOptions> = {}): Promise<Exported> {
  const writer = exportWriter(loan, { format: 'xlsx', catalogs: live, about, ...options });
  const bytes = buffer(writer.output);
  for (const [index, values] of records.entries()) await writer.main({ provenance: { '@folio': `BIB-2026-${index}`, '@version': index + 1, '@institution': 'Biblioteca', '@userName': '=Ana' }, values });
  for (const [index, values] of rows.entries()) await writer.group('renewals', { provenance: { '@folio': 'BIB-2026-0', '@row': `fila-${index}` }, values });
  const summary = await writer.finish();
  return { bytes: await bytes, summary };
}

if (renewals === undefined) throw new Error('the loans have lost their group');

describe('what is exported comes back exactly as it was', () => {
  test('as a workbook, whatever the values, with its groups, folios and versions', async () => {
    const several = fc.tuple(fc.array(valuesOf(loan, trapped), { minLength: 1, maxLength: 60 }), fc.array(valuesOf(renewals, trapped), { maxLength: 20 }));
    await fc.assert(fc.asyncProperty(several, async ([records, rows]) => {
      const { bytes } = await exported(records, rows, trapped);
      const back = await readBack(bytes, 'x.xlsx', loan, trapped);
      expect(back.get('')?.map(({ values }) => values) ?? []).toEqual(records);
      expect((back.get('renewals') ?? []).map(({ values }) => values)).toEqual(rows);
      expect(back.get('')?.[0]?.from).toMatchObject({ '@folio': 'BIB-2026-0', '@version': 1, '@userName': "'=Ana" });
    }), { seed: 11, numRuns: runs(100) });
  });
  test('as a CSV', async () => {
    await fc.assert(fc.asyncProperty(fc.array(valuesOf(loan, trapped), { minLength: 1, maxLength: 60 }), async (records) => {
      const { bytes } = await exported(records, [], trapped, { format: 'csv' });
      expect((await readBack(bytes, 'x.csv', loan, trapped)).get('')?.map(({ values }) => values)).toEqual(records);
    }), { seed: 12, numRuns: runs(100) });
  });
});

describe('an export is what it says', () => {
  const records: readonly Values[] = [{ title: '=1+1', copies: 3, genre: 'novel', late: 'yes' }, { title: 'Pedro Páramo' }];
  const opened = async (bytes: Buffer): Promise<ExcelJS.Workbook> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as never);
    return book;
  };

  test('another library opens it and finds texts, numbers, hidden ids and no formula', async () => {
    const { bytes } = await exported(records, [{ days: 5 }], catalogs);
    const book = await opened(bytes);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Préstamos', 'Renovaciones', 'Acerca de']);
    const [sheet] = book.worksheets;
    expect(sheet?.getRow(2).hidden).toBe(true);
    expect(sheet?.getColumn(2).hidden).toBe(true);
    const row = (sheet?.getRow(3).values ?? []) as unknown[];
    expect(row).toEqual(expect.arrayContaining(['BIB-2026-0', 'Biblioteca', "'=1+1", 3, 'Novela', 'Sí']));
    sheet?.eachRow((each) => each.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  });
  test('its last sheet says how many, who, when and the digest of the rows', async () => {
    const { bytes, summary } = await exported(records, [{ days: 5 }], catalogs);
    const sheet = (await opened(bytes)).getWorksheet('Acerca de');
    const said = new Map<unknown, unknown>();
    sheet?.eachRow((row) => said.set(row.getCell(1).value, row.getCell(2).value));
    expect(said.get('Registros')).toBe(2);
    expect(said.get('Renovaciones')).toBe(1);
    expect(said.get('Exportó')).toBe('Ana Ruiz');
    expect(said.get('Huella SHA-256 de los renglones')).toBe(summary.sha256);
    expect(summary).toMatchObject({ rows: 2, groups: { renewals: 1 } });
  });
  test('a cell that the exporter may not see is absent, not masked', async () => {
    const { bytes } = await exported([{ title: 'T', card: 'AB123456' }], [], catalogs, { visible: new Set(['title', 'renewals.days']) });
    const book = await opened(bytes);
    const headers = (book.worksheets[0]?.getRow(1).values ?? []) as unknown[];
    expect(headers).toContain('Título');
    expect(headers.join()).not.toContain('Nombre de quien pide');
    expect(book.worksheets[1]?.getRow(1).values).toContain('Días');
  });
  test('without any row it is still a whole workbook', async () => {
    const { bytes, summary } = await exported([], [], catalogs);
    expect(summary.rows).toBe(0);
    expect((await readBack(bytes, 'x.xlsx', loan, catalogs)).get('')).toEqual([]);
  });
  test('rows out of order are refused, and so are groups in a CSV', async () => {
    const writer = exportWriter(loan, { format: 'xlsx', catalogs, about });
    writer.output.resume();
    await writer.group('renewals', { provenance: {}, values: {} });
    expect(() => writer.main({ provenance: {}, values: {} })).toThrow(/order/);
    writer.abort(new Error('enough'));
    expect(() => exportWriter(loan, { format: 'csv', catalogs, about }).group('renewals', { provenance: {}, values: {} })).toThrow();
  });
  test('whoever stops downloading stops the writing, and a broken export never looks whole', async () => {
    const writer = exportWriter(loan, { format: 'xlsx', catalogs, about });
    const writing = (async () => {
      for (let row = 0; row < 1_000_000; row += 1) await writer.main({ provenance: { '@folio': `F-${row}` }, values: { notes: `${row} `.repeat(20) } });
    })();
    writer.output.once('data', () => writer.output.destroy(new Error('the client hung up')));
    await expect(writing).rejects.toThrow(/hung up|any more/);
  });
});
