import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { serialToIso } from './read/serials.ts';
import { refusalOf, sheetsIn } from './testing/reading.ts';
import { makeWorkbook, rowXml, sheetXml } from './testing/workbook-maker.ts';
import type { RawCell } from './types.ts';
import { runs } from '../../../test/runs.ts';

const cellsIn = async (rows: string, more: Parameters<typeof makeWorkbook>[0] = {}): Promise<readonly RawCell[]> =>
  (await sheetsIn(makeWorkbook({ ...more, sheets: [{ rows: rowXml(1, ['A', 'B', 'C', 'D']) + rows }] })))[0]?.rows[0] ?? [];

describe('cells are read as their type says', () => {
  test('shared, rich, inline and phonetic texts', async () => {
    const strings = '<si><t>uno</t></si><si><r><t>do</t></r><r><rPr><b/></rPr><t xml:space="preserve">s </t></r></si><si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si><si/>';
    expect(await cellsIn('<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c><c r="E2"><v>1</v></c></row>', { strings })).toEqual(['uno', 'dos ', '漢字', null, 1]);
  });
  test('references, Excel\'s escapes and line ends', async () => {
    expect(await cellsIn('<row r="2"><c r="A2" t="inlineStr"><is><t>a &amp; b &lt;c&gt; &#241; &#xF1; &quot;</t></is></c><c r="B2" t="str"><v>x_x000D_y_x005F_z</v></c></row>')).toEqual(['a & b <c> ñ ñ "', 'x\ry_z']);
  });
  test('booleans, errors, numbers and dates of the format itself', async () => {
    expect(await cellsIn('<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>1.5E-3</v></c><c r="D2" t="d"><v>2024-03-05T00:00:00</v></c></row>')).toEqual([true, '#N/A', 0.0015, { date: '2024-03-05' }]);
  });
  test('cells without address, with single quotes, with spaces, and tags with a prefix', async () => {
    expect(await cellsIn("<row><c><v>1</v></c><c t='n' ><v>2</v></c>\n<c r='D2'><v> 3 </v></c></row>")).toEqual([1, 2, null, 3]);
    const xml = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>B</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:f>1</x:f><x:v>1</x:v></x:c><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await sheetsIn(makeWorkbook({ sheets: [{ xml }] })))[0]?.rows).toEqual([[{ formula: true }, 7]]);
  });
  test('a number with the format of a date is a date, in both of Excel\'s calendars', async () => {
    const styles = '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd&quot; de &quot;mmmm"/><numFmt numFmtId="165" formatCode="#,##0.00 &quot;días&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const row = '<row r="2"><c r="A2" s="1"><v>45356</v></c><c r="B2" s="2"><v>45356.5</v></c><c r="C2" s="3"><v>45356</v></c><c r="D2" s="0"><v>45356</v></c></row>';
    expect(await cellsIn(row, { styles })).toEqual([{ date: '2024-03-05' }, { date: '2024-03-05T12:00:00' }, 45356, 45356]);
    expect((await cellsIn(row, { styles, properties: 'date1904="1"' }))[0]).toEqual({ date: '2028-03-06' });
  });
  test('the day that 1900 never had is told as such', () => expect([59, 60, 61, 1, 0.5].map((serial) => serialToIso(serial, false))).toEqual(['1900-02-28', '1900-02-29', '1900-03-01', '1900-01-01', null]));
});

describe('sheets, headers and row numbers are those that the person sees', () => {
  test('hidden sheets are told apart and every sheet is read', async () => {
    const file = makeWorkbook({ sheets: [{ name: 'Uno', rows: rowXml(1, ['a', 'b']) }, { name: 'Dos &amp; medio', state: 'veryHidden', rows: rowXml(1, ['c', 'd']) }, { name: 'Vacía' }] });
    expect((await sheetsIn(file)).map(({ name, hidden, headers }) => [name, hidden, headers])).toEqual([['Uno', false, ['a', 'b']], ['Dos & medio', true, ['c', 'd']], ['Vacía', false, []]]);
  });
  test('only the sheets asked for are read, and one that is missing is named with those that there are', async () => {
    const file = makeWorkbook({ sheets: [{ name: 'Uno', rows: rowXml(1, ['a', 'b']) }, { name: 'Dos', rows: rowXml(1, ['c', 'd']) }] });
    expect((await sheetsIn(file, { sheets: ['Dos'] })).map(({ headers }) => headers)).toEqual([[], ['c', 'd']]);
    expect((await refusalOf(file, { sheets: ['Tres'] })).message).toBe('El libro no tiene la hoja «Tres». Hojas encontradas: «Uno», «Dos».');
  });
  test('a format whose condition has a «>» does not hide the formats after it', async () => {
    const styles = '<numFmts count="2"><numFmt numFmtId="164" formatCode="[>100]0;0"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="164"/><xf numFmtId="165"><alignment/></xf></cellXfs>';
    expect(await cellsIn('<row r="2"><c r="A2" s="0"><v>7</v></c><c r="B2" s="1"><v>45356</v></c></row>', { styles })).toEqual([7, { date: '2024-03-05' }]);
  });
  test('a title above the table is not its header, and empty rows keep their numbers', async () => {
    const rows = rowXml(1, ['Reporte de víctimas 2024']) + rowXml(3, ['Folio', 'Sexo', 'Edad']) + rowXml(4, ['a', 'b', 3]) + rowXml(9, ['c', 'd', 4]);
    const [sheet] = await sheetsIn(makeWorkbook({ sheets: [{ rows }] }));
    expect(sheet).toMatchObject({ headers: ['Folio', 'Sexo', 'Edad'], numbers: [4, 9] });
  });
});

describe('a CSV is read in the encoding and with the separator that it has', () => {
  const rows = [['Nombre', 'Año'], ['Peña; "Toño"', '2024'], ['línea\ndos', '']];
  const csv = (separator: string): string => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n');
  const expected = { headers: ['Nombre', 'Año'], rows: [['Peña; "Toño"', '2024'], ['línea\ndos']] };
  test.each([
    ['UTF-8 with commas', Buffer.from(csv(','))], ['UTF-8 with its mark and semicolons', Buffer.from(`\ufeff${csv(';')}`)], ['Windows-1252 with tabs', Buffer.from(csv('\t'), 'latin1')],
    ['UTF-16 as Excel\'s «Unicode text»', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')], ['bars', Buffer.from(csv('|'))], ['a first line sep=;', Buffer.from(`sep=;\r\n${csv(';')}`)],
  ])('%s', async (_what, bytes) => expect((await sheetsIn(bytes, {}, 'datos.csv'))[0]).toMatchObject({ name: 'datos', ...expected }));

  test('quotes that never close are told with the row', async () => {
    expect((await refusalOf('a,b\n1,2\n"3,4\n', {}, 'x.csv')).message).toMatch(/^El CSV no se pudo leer cerca del renglón \d: hay comillas que se abren y no se cierran\.$/);
  });
  test('empty lines keep the numbers of the rows after them', async () => expect((await sheetsIn('a,b\n\n1,2\n\n\n3,4\n', {}, 'x.csv'))[0]).toMatchObject({ numbers: [3, 6] }));
  test('rows shorter or longer than the header are read as they are', async () => expect((await sheetsIn('a,b\n1\n1,2,3\n', {}, 'x.csv'))[0]?.rows).toEqual([['1'], ['1', '2', '3']]));
  test('the row after the last allowed is refused here too', async () => expect((await refusalOf('a\n1\n2\n3\n', { limits: { rows: 2 } }, 'x.csv')).code).toBe('too_many_rows'));
  test('nothing but text travels in a CSV: what looks like a formula is a text', async () => expect((await sheetsIn('a,b\n=1+1,007\n', {}, 'x.csv'))[0]?.rows).toEqual([['=1+1', '007']]));
});

const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.isWellFormed() && !/[\p{Cc}\ufffe\uffff]/u.test(text) && text.trim() === text && !/_x[0-9a-f]{4}_/i.test(text));
const cell = fc.oneof(texts, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0 || 0), fc.boolean());
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 40 });
const header = ['Uno', 'Dos', 'Tres', 'Cuatro'];

describe('other libraries\' workbooks are read as they and others read them', () => {
  test('written by hucre: the same cells as its own reader finds', async () => {
    await fc.assert(fc.asyncProperty(table, fc.boolean(), async (rows, inline) => {
      const bytes = await writeXlsx({ sheets: [{ name: 'Datos', rows: [header, ...rows] }], stringMode: inline ? 'inline' : 'shared' });
      const theirs: unknown[] = [];
      for await (const row of streamXlsxRows(bytes)) theirs.push(row.values);
      const [sheet] = await sheetsIn(bytes);
      expect([sheet?.headers, ...(sheet?.rows ?? [])]).toEqual(theirs);
    }), { seed: 21, numRuns: runs(100) });
  });
  test('written by exceljs, dates included', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Datos');
    sheet.addRow([...header, 'Cinco']);
    sheet.addRow(['texto', 1.5, true, new Date(Date.UTC(2024, 2, 5)), { formula: 'A1', result: 'x' }]);
    sheet.addRow([{ richText: [{ text: 'ri' }, { font: { bold: true }, text: 'co' }] }, null, '', 7]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect((await sheetsIn(bytes))[0]).toMatchObject({ rows: [['texto', 1.5, true, { date: '2024-03-05' }, { formula: true }], ['rico', null, null, 7]] });
  });
});

test('whatever a byte is changed to, the answer is rows or a refusal', async () => {
  const whole = makeWorkbook({ strings: '<si><t>a</t></si>', sheets: [{ xml: sheetXml(`${rowXml(1, ['A', 'B'])}<row r="2"><c r="A2" t="s"><v>0</v></c></row>`) }] });
  await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
    const changed = Buffer.from(whole);
    changed[at] = byte;
    const answer = await sheetsIn(changed).catch((error: unknown) => error);
    expect(Array.isArray(answer) || (answer as Error).name === 'SheetProblem').toBe(true);
  }), { seed: 22, numRuns: runs(500) });
});
