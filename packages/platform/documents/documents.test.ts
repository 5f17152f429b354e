import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { bullets, heading, numbered, paragraph, table, writeDocx, writePdf, type Document } from './index.ts';

/** Reads one member of a ZIP by its central directory: not with the library that wrote it. */
function member(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, extra, comment, start] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
      const bytes = zip.subarray(body, body + size);
      return (zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name} in the file`);
}

const wordText = async (document: Document): Promise<string> =>
  [...member(await writeDocx(document), 'word/document.xml').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&')).join('\n');

async function pdfText(document: Document): Promise<{ readonly pages: number; readonly text: string }> {
  const pdf = await getDocument({ data: new Uint8Array(await writePdf(document)), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }));
  return { pages: pdf.numPages, text: pages.join(' ').replace(/\s+/g, ' ') };
}

/** Words that are told apart: «palabra0 palabra1 …». */
const wordsOf = (word: string, count: number): string => Array.from({ length: count }, (_, index) => `${word}${String(index)}`).join(' ');

/** What stands where on each page, from its foot. */
async function placesOf(document: Document): Promise<readonly (readonly { readonly text: string; readonly y: number }[])[]> {
  const pdf = await getDocument({ data: new Uint8Array(await writePdf(document)), verbosity: 0 }).promise;
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, y: Number(item.transform[5]) }] : []));
  }));
}

const minute: Document = {
  title: 'Acta de prueba', subtitle: 'Vigésima Primera Sesión Ordinaria', header: 'Órgano inventado', footer: 'Folio de prueba',
  blocks: [
    heading(1, 'Orden del día'), numbered(['Lista de asistencia', [{ text: 'Asuntos ', bold: true }, { text: 'generales', italic: true }]]),
    paragraph('Se reúnen quienes integran el órgano: año, niñez, pingüino, «comillas» y 21ª.'),
    table([{ title: 'Institución', share: 3 }, { title: 'Asistió' }], [['Secretaría <inventada> & compañía', 'Suplente'], ['Otra', 'Titular']]),
    bullets(['Una viñeta']), { type: 'signatures', people: [{ name: 'Persona Inventada', office: ['Presidencia', 'Órgano inventado'] }] },
  ],
};
const sentences = ['Acta de prueba', 'Vigésima Primera Sesión Ordinaria', 'Orden del día', 'Asuntos', 'generales', 'pingüino, «comillas» y 21ª', 'Secretaría <inventada> & compañía', 'Suplente', 'Una viñeta', 'Persona Inventada'];

describe('An official document', () => {
  it('says the same in Word and in PDF', async () => {
    const [word, pdf] = await Promise.all([wordText(minute), pdfText(minute)]);
    for (const sentence of sentences) {
      expect(word).toContain(sentence);
      expect(pdf.text).toContain(sentence);
    }
    expect(pdf.text).toContain('Folio de prueba · Página 1 de 1');
  });

  it('counts each of its ordered lists from one', async () => {
    const xml = member(await writeDocx({ title: 'Listas', blocks: [numbered(['a']), paragraph('y'), numbered(['b'])] }), 'word/document.xml');
    expect(new Set([...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)).size).toBe(2);
  });

  it('goes on over as many pages as its table needs, with the heading of the table on each', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [`Fila ${String(index)}`, 'Texto de la celda']);
    const { pages, text } = await pdfText({ title: 'Larga', landscape: true, blocks: [table([{ title: 'Renglón' }, { title: 'Contenido' }], rows)] });
    expect(pages).toBeGreaterThan(3);
    expect(text.match(/Renglón/g)).toHaveLength(pages);
    expect(text).toContain('Fila 199');
  });

  it('says all of a title, a heading and a first row, however long', async () => {
    const document: Document = {
      title: wordsOf('título', 40), blocks: [
        heading(1, wordsOf('apartado', 60)), heading(2, wordsOf('objetivo', 420)),
        table([{ title: 'Actividad', share: 5 }, { title: 'Tipo', share: 2 }, { title: 'Fecha', share: 2 }], [[wordsOf('actividad', 800), '§'.repeat(300), 'marzo 2031'], ['Otra', '', '']]),
        table([{ title: 'Sigla' }, { title: 'Significado', share: 4 }], [[wordsOf('sigla', 200), 'corto']]),
      ],
    };
    const all = [['título', 40], ['apartado', 60], ['objetivo', 420], ['actividad', 800], ['sigla', 200]] as const;
    const [word, { text }] = await Promise.all([wordText(document), pdfText(document)]);
    for (const said of [word, text]) {
      const found = new Set(said.split(/\s+/));
      expect(all.flatMap(([name, count]) => wordsOf(name, count).split(' ')).filter((one) => !found.has(one))).toEqual([]);
    }
    expect(text.match(/§/g)).toHaveLength(300);
    expect(text).toContain('marzo 2031');
  });

  it('keeps a short first row with the heading of its table', async () => {
    const before = Array.from({ length: 46 }, (_, index) => paragraph(`Párrafo ${String(index)}`));
    for (const lines of [30, 32, 34, 36, 38]) {
      const pages = await placesOf({ title: 'Acta', blocks: [...before.slice(0, lines), table([{ title: 'Encabezado' }], [['Primera'], ['Segunda']])] });
      const pageOf = (text: string) => pages.findIndex((items) => items.some((item) => item.text === text));
      expect(pageOf('Primera')).toBe(pageOf('Encabezado'));
    }
  });

  it('leaves room on each page for what stands above and below it', async () => {
    const pages = await placesOf({
      title: 'Acta', header: wordsOf('ARRIBA', 60).toUpperCase(), footer: wordsOf('ABAJO', 60).toUpperCase(), blocks: Array.from({ length: 60 }, () => paragraph(wordsOf('cuerpo', 30))),
    });
    expect(pages.length).toBeGreaterThan(2);
    for (const items of pages) {
      const ofKind = (start: string) => items.filter(({ text }) => text.includes(start)).map(({ y }) => y);
      expect(Math.min(...ofKind('ARRIBA'))).toBeGreaterThan(Math.max(...ofKind('cuerpo')));
      expect(Math.max(...ofKind('ABAJO'))).toBeLessThan(Math.min(...ofKind('cuerpo')));
      expect(Math.min(...ofKind('Página'))).toBeGreaterThan(0);
      expect(items.filter(({ text }) => text.includes('ABAJO59'))).toHaveLength(1);
    }
  });

  it('opens whatever was typed into it, control characters and lone surrogates too', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (typed) => {
      const document: Document = { title: typed, blocks: [paragraph(typed), table([{ title: typed }], [[typed]])] };
      const xml = member(await writeDocx(document), 'word/document.xml');
      // eslint-disable-next-line no-control-regex -- what XML cannot hold is what must not be there
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      expect((await pdfText(document)).pages).toBeGreaterThan(0);
    }), { numRuns: 15 });
  });
});
