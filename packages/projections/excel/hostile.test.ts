import { describe, expect, test } from 'vitest';
import { eventsOf, refusalOf, sheetsIn } from './testing/reading.ts';
import { makeWorkbook, rowXml, sheetXml, workbookParts } from './testing/workbook-maker.ts';
import { bomb, makeZip } from './testing/zip-maker.ts';

const openXml = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>';
const closeXml = '</t></is></c></row></sheetData></worksheet>';
const sheet1 = 'xl/worksheets/sheet1.xml';

describe('what is not a spreadsheet is refused with what to do', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n…'), 'is_pdf'],
    ['an old or encrypted workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'is_old_or_encrypted'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'not_a_sheet'],
    ['a program', Buffer.from('7f454c4602010100', 'hex'), 'not_a_sheet'],
    ['bytes without sense', Buffer.from([1, 2, 0, 4, 0, 0, 7]), 'not_a_sheet'],
    ['a web page that calls itself .xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'not_a_sheet'],
    ['a zip that is no workbook', makeZip([{ name: 'carta.txt', data: 'hola' }]), 'not_a_sheet'],
    ['a LibreOffice workbook', makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }]), 'is_ods'],
    ['a binary workbook', makeWorkbook({ parts: [{ name: 'xl/workbook.bin', data: 'x' }] }), 'is_binary_workbook'],
    ['a workbook without its sheet', makeWorkbook({ without: [sheet1] }), 'damaged'],
    ['a workbook without its list of sheets', makeWorkbook({ without: ['xl/workbook.xml'] }), 'damaged'],
    ['a Word document', makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'word/document.xml', data: '<w/>' }]), 'not_a_sheet'],
  ])('%s', async (_what, bytes, code) => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/[.]$/);
  });

  test('a file larger than allowed is refused before it is opened', async () => {
    expect(await refusalOf(Buffer.alloc(300_000, 'a,b\n'), { limits: { bytesIn: 200_000 } })).toMatchObject({ code: 'too_big' });
  });
});

describe('a damaged workbook says so and gives no rows', () => {
  const whole = makeWorkbook();
  test('cut at any place', async () => {
    for (const part of [0.2, 0.5, 0.9, 0.99]) expect((await refusalOf(whole.subarray(0, Math.floor(whole.length * part)))).code).toMatch(/damaged|not_a_sheet/);
  });
  test('one byte changed inside a part', async () => {
    const parts = workbookParts().map((part) => (part.name === sheet1 ? { ...part, crc: 12345 } : part));
    expect((await refusalOf(makeZip(parts))).code).toBe('damaged');
  });
  test('compressed data that is not', async () => {
    expect((await refusalOf(makeWorkbook({ parts: [{ name: sheet1, deflated: Buffer.from('no soy deflate, nunca lo fui') }] }))).code).toBe('damaged');
  });
  test('a sheet that stops in the middle of a row', async () => {
    expect((await refusalOf(makeWorkbook({ sheets: [{ xml: sheetXml(rowXml(1, ['a', 'b'])).slice(0, -60) }] }))).code).toBe('damaged');
  });
  test('a sheet that stops between two rows', async () => {
    expect((await refusalOf(makeWorkbook({ sheets: [{ xml: sheetXml(rowXml(1, ['a', 'b']) + rowXml(2, ['c', 'd'])).replace(/<row r="2".*/, '') }] }))).code).toBe('damaged');
  });
  test('a cell that points to a text that is not there', async () => {
    expect((await refusalOf(makeWorkbook({ strings: '<si><t>a</t></si>', sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }] }))).code).toBe('damaged');
  });
});

describe('a zip that tries something is refused before any of it is read', () => {
  const withPart = (part: Parameters<typeof makeZip>[0][number]): Buffer => makeZip([...workbookParts(), part]);
  test.each([
    ['two parts of one name', withPart({ name: sheet1, data: sheetXml('') }), 'unsafe'],
    ['two names that differ in capitals only', withPart({ name: sheet1.toUpperCase(), data: '' }), 'unsafe'],
    ['a path that climbs out', withPart({ name: 'xl/../../etc/passwd', data: '' }), 'unsafe'],
    ['an absolute path', withPart({ name: '/etc/passwd', data: '' }), 'unsafe'],
    ['a path with backslashes', withPart({ name: 'xl\\..\\evil', data: '' }), 'unsafe'],
    ['a drive letter', withPart({ name: 'c:evil', data: '' }), 'unsafe'],
    ['one content under two names', withPart({ name: 'xl/a.xml', localName: 'xl/b.xml', data: 'x' }), 'unsafe'],
    ['parts laid over one another', makeZip([...workbookParts(), { name: 'xl/copy.xml', dataOf: sheet1, localName: sheet1 }]), 'unsafe'],
    ['a compression that Excel does not use', withPart({ name: 'xl/a.xml', data: 'x', method: 12 }), 'unsafe'],
    ['an encrypted part', withPart({ name: 'xl/a.xml', data: 'x', flags: 0x0801 }), 'encrypted'],
    ['macros', withPart({ name: 'xl/vbaProject.bin', data: 'x' }), 'has_macros'],
    ['links to other files', withPart({ name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' }), 'has_external_links'],
    ['a thousand and one parts', makeZip([...workbookParts(), ...Array.from({ length: 1001 }, (_, index) => ({ name: `xl/media/${index}`, data: '' }))]), 'unsafe'],
    ['a document type with entities', makeWorkbook({ sheets: [{ xml: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml(rowXml(1, ['&amp;a;']))}` }] }), 'unsafe'],
    ['a document type in a part that nobody reads', withPart({ name: 'xl/theme/theme1.xml', data: '<!DOCTYPE theme SYSTEM "http://x/">' }), 'unsafe'],
    ['a document type across two pieces', withPart({ name: 'xl/theme/theme1.xml', data: `${' '.repeat(256 * 1024 - 5)}<!DOCTYPE theme SYSTEM "http://x/">` }), 'unsafe'],
    ['cells hidden in a comment', makeWorkbook({ sheets: [{ rows: `<!-- ${rowXml(1, ['a'])} -->` }] }), 'unsafe'],
  ])('%s', async (_what, bytes, code) => expect((await refusalOf(bytes)).code).toBe(code));
});

describe('a bomb is counted as it inflates, whatever its headers say', () => {
  test('one gigabyte in one cell', async () => {
    const file = makeWorkbook({ parts: [{ name: sheet1, ...bomb(openXml, ' ', closeXml, 1024) }] });
    expect(file.length).toBeLessThan(3_000_000);
    expect((await refusalOf(file)).code).toBe('unsafe');
  });
  test('one gigabyte whose header says twenty bytes', async () => {
    const { deflated = Buffer.alloc(0) } = bomb(openXml, ' ', closeXml, 1024);
    expect((await refusalOf(makeWorkbook({ parts: [{ name: sheet1, deflated, size: 20 }] }))).code).toBe('unsafe');
  });
  test('a small part whose header says another size', async () => {
    expect((await refusalOf(makeWorkbook({ parts: [{ name: sheet1, data: sheetXml(rowXml(1, ['a'])), size: 20 }] }))).code).toBe('unsafe');
  });
  test('more than the limit in all, at a modest ratio', async () => {
    const file = makeWorkbook({ parts: [{ name: sheet1, ...bomb(openXml, 'abc ', closeXml, 40) }] });
    expect((await refusalOf(file, { limits: { ratio: 100_000, bytesInflated: 30 * 1024 * 1024 } })).code).toBe('inflates_too_much');
  });
  test('a gigabyte of shared strings', async () => {
    const strings = bomb('<sst>', '<si><t>abcdefgh</t></si>', '</sst>', 1024);
    expect((await refusalOf(makeWorkbook({ parts: [{ name: 'xl/sharedStrings.xml', ...strings }] }))).code).toBe('unsafe');
  });
});

describe('memory, rows, columns and time have an end', () => {
  const strings = (count: number): string => Array.from({ length: count }, (_, index) => `<si><t>Texto distinto número ${index} de la prueba</t></si>`).join('');
  const pointing = (count: number): string => Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index}</v></c></row>`).join('');

  test('three hundred thousand different shared strings are read within the memory allowed', async () => {
    const file = makeWorkbook({ strings: strings(300_000), sheets: [{ rows: pointing(190_000) }] });
    const [sheet] = await sheetsIn(file);
    expect(sheet?.rows).toHaveLength(189_999);
    expect(sheet?.rows.at(-1)).toEqual(['Texto distinto número 189999 de la prueba']);
  });
  test('more texts than fit in memory are refused with the advice to save as CSV', async () => {
    const file = makeWorkbook({ strings: strings(600_000), sheets: [{ rows: pointing(10) }] });
    const refusal = await refusalOf(file, { limits: { memoryBytes: 130 * 1024 * 1024 } });
    expect(refusal.code).toBe('too_much_memory');
    expect(refusal.message).toContain('CSV');
  });
  test('a reader that grows without saying so is ended from outside', async () => {
    const refusal = await refusalOf(makeWorkbook(), { limits: { memoryBytes: 8 * 1024 * 1024 } });
    expect(refusal.code).toBe('too_much_memory');
  });
  test('a file that keeps everybody waiting is ended', async () => {
    expect((await refusalOf(makeWorkbook(), { limits: { seconds: 0 } })).code).toBe('too_slow');
  });
  test('the row after the last allowed', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => rowXml(index + 1, ['a', index])).join('');
    expect((await refusalOf(makeWorkbook({ sheets: [{ rows }] }), { limits: { rows: 10 } })).message).toBe('La hoja «Hoja1» tiene más de 10 renglones. Divídala en archivos de hasta 10 renglones.');
    expect((await sheetsIn(makeWorkbook({ sheets: [{ rows }] }), { limits: { rows: 11 } }))[0]?.rows).toHaveLength(11);
  });
  test('a cell far to the right, alone in its row', async () => {
    const file = makeWorkbook({ sheets: [{ rows: `${rowXml(1, ['a', 'b'])}<row r="2"><c r="XFD2"><v>1</v></c></row>` }] });
    expect(await refusalOf(file)).toMatchObject({ code: 'too_many_columns', params: { row: 2 } });
  });
  test('an empty cell far to the right or far below does no harm', async () => {
    const file = makeWorkbook({ sheets: [{ rows: `${rowXml(1, ['a', 'b'])}<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>` }] });
    expect((await sheetsIn(file))[0]?.rows).toEqual([[1]]);
  });
  test('a text longer than Excel allows', async () => {
    expect(await refusalOf(makeWorkbook({ sheets: [{ rows: rowXml(1, ['a', 'x'.repeat(32_768)]) }] }))).toMatchObject({ code: 'cell_too_long' });
  });
  test('a row that never ends', async () => {
    const file = makeWorkbook({ parts: [{ name: sheet1, ...bomb('<worksheet><sheetData><row r="1">', '<c/>', '</row></sheetData></worksheet>', 40) }] });
    expect((await refusalOf(file, { limits: { ratio: 100_000 } })).code).toMatch(/too_many_columns|damaged|unsafe/);
  });
  test.each([
    ['tags that never close', { parts: [{ name: 'xl/styles.xml', data: `<styleSheet><cellXfs>${'<xf '.repeat(2_000_000)}` }] }],
    ['comments that never close', { parts: [{ name: 'xl/styles.xml', data: `<styleSheet><cellXfs>${'<!--'.repeat(2_000_000)}` }] }],
    ['phonetic runs that never close', { strings: `<si>${'<rPh '.repeat(700_000)}</si>` }],
    ['values that never close', { sheets: [{ rows: `<row r="1"><c r="A1">${'<v '.repeat(2_000_000)}</c></row>` }] }],
  ])('%s cost no more than their length', async (_what, made) => {
    await sheetsIn(makeWorkbook(made), { limits: { ratio: 100_000 } }).catch((error: unknown) => expect(error).toHaveProperty('name', 'SheetProblem'));
  });
  test('texts of the longest kind travel in small batches', async () => {
    const rows = rowXml(1, ['a', 'b']) + Array.from({ length: 300 }, (_, index) => rowXml(index + 2, ['x'.repeat(32_000), 'y'.repeat(32_000)])).join('');
    expect((await eventsOf(makeWorkbook({ sheets: [{ rows }] }), { limits: { ratio: 100_000 } })).filter((event) => event.type === 'rows').length).toBeGreaterThan(20);
  });
  test('a thousand sheets that are all the same part', async () => {
    const sheets = '<sheet name="a" sheetId="1" r:id="rId1"/>'.repeat(1000);
    const data = `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets}</sheets></workbook>`;
    expect((await refusalOf(makeWorkbook({ parts: [{ name: 'xl/workbook.xml', data }] }))).code).toBe('unsafe');
  });
  test('somebody who stops reading in the middle ends the reader', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => rowXml(index + 1, ['a', index])).join('');
    expect(await eventsOf(makeWorkbook({ sheets: [{ rows }] }), { preview: 3 })).toHaveLength(4);
    const abort = new AbortController();
    abort.abort();
    expect((await refusalOf(makeWorkbook({ sheets: [{ rows }] }), { signal: abort.signal })).code).toBe('cancelled');
  });
});

describe('a formula is told as such: neither its text nor its last result is data', () => {
  const cellOf = async (cell: string): Promise<unknown> => {
    const [sheet] = await sheetsIn(makeWorkbook({ sheets: [{ rows: `${rowXml(1, ['Uno', 'Dos'])}<row r="2">${cell}</row>` }] }));
    return sheet?.rows[0]?.[0];
  };
  test.each([
    ['with a result', '<c r="A2"><f>1+1</f><v>2</v></c>'], ['of text', '<c r="A2" t="str"><f>CONCAT("a","b")</f><v>ab</v></c>'], ['shared', '<c r="A2"><f t="shared" si="0"/><v>2</v></c>'],
    ['of an array', '<c r="A2"><f t="array" ref="A2:B3">1</f><v>2</v></c>'], ['after its value, against the format', '<c r="A2"><v>2</v><f>1+1</f></c>'], ['without result', '<c r="A2"><f>WEBSERVICE("http://x")</f></c>'],
  ])('%s', async (_what, cell) => expect(await cellOf(cell)).toEqual({ formula: true }));
  test('a text that only looks like one is a text', async () => {
    expect(await cellOf('<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>')).toBe('=1+1');
    expect(await cellOf('<c r="A2" t="inlineStr"><is><r><rPr><family val="2"/></rPr><t>hola</t></r></is></c>')).toBe('hola');
  });
});

test('a column called __proto__ is a column like any other', async () => {
  const [sheet] = await sheetsIn('__proto__,constructor\n1,2\n', {}, 'x.csv');
  expect(sheet).toMatchObject({ headers: ['__proto__', 'constructor'], rows: [['1', '2']] });
});
