import { describe, expect, it, test } from 'vitest';
import { bomb, makeZip, type MadePart } from '../../../packages/projections/excel/testing/zip-maker.ts';
import type { Problem } from '@sintra/platform/problems';
import { readProgramme } from './index.ts';
import type { ProcessLimits } from './limits.ts';

const megabyte = 1024 * 1024;
const types: MadePart = { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' };
const rels: MadePart = { name: '_rels/.rels', data: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' };
const [open, close] = ['<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>', '</w:body></w:document>'];
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const word = (body: string | Partial<MadePart>, more: readonly MadePart[] = []): Buffer =>
  makeZip([types, rels, { name: 'word/document.xml', ...(typeof body === 'string' ? { data: `${open}${body}${close}` } : body) }, ...more]);

const refusalOf = (bytes: Buffer, limits: Partial<ProcessLimits> = {}): Promise<Problem | null> =>
  readProgramme(bytes, { year: 2031 }, limits).then(() => null, (error: unknown) => error as Problem);

describe('A programme sent to harm whoever opens it is refused, and the server goes on', () => {
  it('a bomb: small in the file, gigabytes when opened', async () => {
    const file = word(bomb(open, paragraph('bomba '), close, 1_024));
    expect(file.length).toBeLessThan(8 * megabyte);
    expect(await refusalOf(file)).toMatchObject({ code: expect.stringMatching(/unsafe_document|unpacks_too_much/) as string, status: 422 });
  });

  it('a bomb whose headers say that it is small', async () => {
    expect(await refusalOf(word({ ...bomb(open, paragraph('bomba '), close, 300), size: 2_000 }))).toMatchObject({ code: expect.stringMatching(/unsafe_document|unpacks_too_much/) as string });
    expect(await refusalOf(word({ data: `${open}${paragraph('Un texto')}${close}`, size: 10 }))).toMatchObject({ code: 'unsafe_document', message: expect.stringContaining('tamaño que declara') as string });
  });

  it('definitions that multiply themselves', async () => {
    const lines = ['<!ENTITY a "ja">', ...'bcdefghi'.split('').map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index] ?? ''};`.repeat(10)}">`)];
    const refusal = await refusalOf(word({ data: `<?xml version="1.0"?><!DOCTYPE w [${lines.join('')}]>${open.slice(21)}${paragraph('&i;')}${close}` }));
    expect(refusal).toMatchObject({ code: 'unsafe_document', message: expect.stringMatching(/DTD.*Word/) as string });
  });

  it('elements inside elements without end', async () => {
    const deep = 200_000;
    expect(await refusalOf(word(`${'<w:tbl><w:tr><w:tc>'.repeat(deep)}${'</w:tc></w:tr></w:tbl>'.repeat(deep)}`))).toMatchObject({ status: 422 });
  });

  it('macros, two parts of one name, paths that leave the document', async () => {
    expect(await refusalOf(word(paragraph('x'), [{ name: 'word/vbaProject.bin', data: 'x' }]))).toMatchObject({ code: 'document_macros' });
    for (const name of ['word/document.xml', '../fuera.xml']) expect(await refusalOf(word(paragraph('x'), [{ name, data: '<x/>' }]))).toMatchObject({ code: 'unsafe_document' });
  });

  it('more memory or time than a document may cost', async () => {
    const text = Buffer.from('Actividad | 3 de marzo\n'.repeat(100_000));
    expect(await refusalOf(text, { memoryBytes: 60 * megabyte })).toMatchObject({ code: 'too_much_memory' });
    expect(await refusalOf(text, { seconds: 0 })).toMatchObject({ code: 'too_slow' });
  });

  it('a text longer than any programme', async () => {
    const long = 'Una línea de texto inventado.\n'.repeat(120_000);
    expect(await refusalOf(Buffer.from(long))).toMatchObject({ code: 'too_long' });
    expect(await refusalOf(word(paragraph('a'.repeat(1_000)).repeat(3_100)))).toMatchObject({ code: 'too_long' });
    expect(await refusalOf(Buffer.alloc(21 * megabyte, 'a'))).toMatchObject({ code: 'too_big', status: 413 });
  });
});

describe('What is no document, or only half of one, is refused in words', () => {
  const whole = word(paragraph('Programa inventado'));
  test.each<[string, Buffer, string]>([
    ['cut in the middle', whole.subarray(0, whole.length / 2), 'damaged_document'],
    ['whose text is not the one that was packed', word({ data: `${open}${paragraph('x')}${close}`, crc: 1 }), 'damaged_document'],
    ['a workbook', makeZip([types, { name: 'xl/workbook.xml', data: '<workbook/>' }]), 'not_a_document'],
    ['any other zip', makeZip([{ name: 'a.txt', data: 'a' }]), 'not_a_document'],
    ['an old .doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'not_a_document'],
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3, 0])]), 'not_a_document'],
    ['a Word document without a word', word('<w:p/>'), 'empty_document'],
  ])('%s', async (_name, bytes, code) => expect(await refusalOf(bytes)).toMatchObject({ code, status: 422 }));

  it('and ten at once are read one after another', async () => {
    const read = await Promise.all(Array.from({ length: 10 }, (_, index) => readProgramme(word(paragraph(`Programa inventado ${String(index)}`)), { year: 2031 })));
    expect(read.map(({ passages }) => passages[0]?.text)).toEqual(Array.from({ length: 10 }, (_, index) => `Programa inventado ${String(index)}`));
  });
});
