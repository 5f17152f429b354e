import { describe, expect, it } from 'vitest';
import { mediaOf, sniffed } from './sniff.ts';

async function* pieces(...parts: readonly (string | Buffer)[]) {
  for (const part of parts) yield Buffer.from(part);
}

const taken = async (name: string, ...parts: readonly (string | Buffer)[]): Promise<string> => {
  const out: Buffer[] = [];
  for await (const piece of sniffed(pieces(...parts), name)) out.push(piece);
  return Buffer.concat(out).toString('latin1');
};

const zip = Buffer.from([0x50, 0x4b, 3, 4]);

describe('A file is what its bytes say', () => {
  it.each([
    ['a program called a document', 'acta.pdf', ['MZ\u0090\u0000']],
    ['a page called a text of another type', 'acta.pdf', ['<html></html>']],
    ['a document with a program inside', 'acta.docx', [zip, 'word/document.xml', 'word/vbaProject.bin']],
    ['an archive of who knows what', 'acta.docx', [zip, 'payload.exe']],
    ['a workbook called a document', 'acta.docx', [zip, 'xl/workbook.xml']],
    ['bytes called a text', 'nota.txt', [Buffer.from([0x61, 0, 0x62])]],
    ['a text that is not UTF-8', 'nota.txt', [Buffer.from([0x61, 0xff])]],
    ['nothing at all', 'nota.txt', []],
    ['a page to be opened in the browser', 'nota.html', ['<p>hola</p>']],
  ] satisfies [string, string, (string | Buffer)[]][])('%s is not taken', async (_what, name, parts) => {
    await expect(taken(name, ...parts)).rejects.toMatchObject({ code: 'file_type' });
  });

  it.each([
    ['acta.pdf', ['%PD', 'F-1.7 …']],
    ['acta.docx', [zip, '…word/docu', 'ment.xml…']],
    ['cuadro.xlsx', [zip, 'xl/workbook.xml']],
    ['cuadro.ods', [zip, '…mimetypeapplication/vnd.oasis.opendocument.spreadsheet…']],
    ['nota.odt', [zip, '…mimetypeapplication/vnd.oasis.opendocument.text…']],
    ['foto.JPEG', [Buffer.from([0xff, 0xd8, 0xff, 0xe0])]],
    ['nota.txt', ['Sesión ', Buffer.from([0xc3]), Buffer.from([0xb1])]],
  ] satisfies [string, (string | Buffer)[]][])('%s is taken as it came', async (name, parts) => {
    expect(await taken(name, ...parts)).toBe(Buffer.concat(parts.map((part) => Buffer.from(part))).toString('latin1'));
  });

  it('its name tells the type of the answer', () => {
    expect([mediaOf('a.pdf'), mediaOf('a.jpeg'), mediaOf('a')]).toEqual(['application/pdf', 'image/jpeg', 'application/octet-stream']);
  });
});
