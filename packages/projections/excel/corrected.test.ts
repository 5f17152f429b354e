import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { correctedWriter } from './corrected.ts';
import { readBack } from './testing/back.ts';
import { catalogs, loan } from './testing/loans.ts';
import type { HiddenIds } from './types.ts';

const hidden: HiddenIds = { form: 'loan', version: 1, group: null, ids: ['@folio', 'title', 'genre', 'due'] };

async function written(): Promise<Buffer> {
  const writer = correctedWriter();
  const bytes = buffer(writer.output);
  await writer.sheet('Préstamos', ['Folio', 'Mi título', 'Género', 'Vence'], hidden);
  await writer.row({ number: 7, cells: [null, '=1+1', 'Novela', { date: '2024-03-05' }] }, [{ column: 1, message: 'Título: parece una fórmula.' }]);
  await writer.row({ number: 9, cells: ['F-1', "'+52", { formula: true }, 'marzo 2024'] }, [{ column: 2, message: 'Género: la celda tiene una fórmula.' }, { column: null, message: 'Repetido.' }]);
  await writer.finish();
  return bytes;
}

test('rows to correct come with their faults marked in place and said in words', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await written()) as never);
  const [sheet] = book.worksheets;
  expect(sheet?.getRow(1).values).toEqual([undefined, 'Folio', 'Mi título', 'Género', 'Vence', 'Qué corregir']);
  expect(sheet?.getRow(2).hidden).toBe(true);
  expect(sheet?.getRow(3).getCell(5).value).toBe('Renglón 7 del archivo original. Título: parece una fórmula.');
  expect(sheet?.getRow(4).getCell(5).value).toBe('Renglón 9 del archivo original. Género: la celda tiene una fórmula. Repetido.');
  expect(JSON.stringify(sheet?.getRow(3).getCell(2).fill)).toContain('FFFFE3A3');
  expect(JSON.stringify(sheet?.getRow(3).getCell(3).fill)).not.toContain('FFFFE3A3');
});

test('the corrected workbook is imported as the first one was, and its notes are ignored', async () => {
  const back = await readBack(await written(), 'x.xlsx', loan, catalogs);
  expect(back.get('')?.map(({ values }) => values)).toEqual([{ title: '=1+1', genre: 'novel', due: '2024-03-05' }, { title: '+52', due: 'marzo 2024' }]);
});

test('without anything to correct it is still a workbook', async () => {
  const writer = correctedWriter();
  const bytes = buffer(writer.output);
  await writer.finish();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await bytes) as never);
  expect(book.worksheets).toHaveLength(1);
});
