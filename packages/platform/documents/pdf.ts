import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { runsOf, type Block, type Document, type Signatory, type Words } from './document.ts';

const WINE = '#611232';
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');

pdfmake.setFonts({ Roboto: {
  normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf'), italics: join(fonts, 'Roboto-Italic.ttf'), bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
} });
// What somebody typed into a minute never makes the server fetch an address or open a file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);

const textOf = (words: Words): { text: { text: string; bold: boolean; italics: boolean }[] } =>
  ({ text: runsOf(words).map(({ text, bold = false, italic = false }) => ({ text, bold, italics: italic })) });

const sizes = { 1: 13, 2: 11.5, 3: 10.5 } as const;

/** Points of a line of text in a letter-size page, and of a letter beside another in the widest text that people type: capitals. */
const [WIDE, LETTER] = [500, 0.72];
const linesOf = (text: string, size: number, width: number): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * size * LETTER) / width)), 0);

/** Lines of a first row that goes with its heading to the next page. A taller one begins below it: what is kept together is cut where the page ends. */
const MOST_KEPT = 15;
const isShort = (row: readonly Words[], shares: readonly number[]): boolean =>
  row.every((cell, index) => linesOf(runsOf(cell).map(({ text }) => text).join(''), 10, Math.max(20, WIDE * (shares[index] ?? 1) - 10)) <= MOST_KEPT);

function tableOf({ columns, rows }: Extract<Block, { type: 'table' }>): Content {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const keeps = isShort(rows[0] ?? [], columns.map(({ share = 1 }) => share / whole));
  const head = columns.map(({ title }): TableCell => ({ text: title, bold: true, fillColor: '#EFE9E0' }));
  const body = rows.map((row) => columns.map((_, index): TableCell => textOf(row[index] ?? '')));
  return {
    margin: [0, 4, 0, 8],
    table: { headerRows: 1, ...(keeps && { keepWithHeaderRows: 1 }), widths: columns.map(({ share = 1 }) => `${String((share / whole) * 100)}%`), body: [head, ...body] },
    layout: { hLineColor: () => '#98989A', vLineColor: () => '#98989A', hLineWidth: () => 0.5, vLineWidth: () => 0.5 },
  };
}

const signature = (person: Signatory | undefined): Content => (person === undefined ? '' : {
  alignment: 'center', margin: [0, 44, 0, 0], stack: ['_______________________________', { text: person.name, bold: true }, ...person.office],
});

const signaturesOf = (people: readonly Signatory[]): Content[] => Array.from({ length: Math.ceil(people.length / 2) }, (_, index) =>
  ({ columns: [signature(people[index * 2]), signature(people[index * 2 + 1])], unbreakable: true }));

function contentOf(block: Block): Content[] {
  switch (block.type) {
    case 'heading': return [{ text: block.text, bold: true, color: WINE, fontSize: sizes[block.level], margin: [0, 10, 0, 4], headlineLevel: block.level }];
    case 'paragraph': return [{ ...textOf(block.words), alignment: block.align ?? 'left', margin: [0, 0, 0, 6] }];
    case 'list': return [block.ordered === true ? { ol: block.items.map(textOf), margin: [0, 0, 0, 6] } : { ul: block.items.map(textOf), margin: [0, 0, 0, 6] }];
    case 'table': return [tableOf(block)];
    case 'signatures': return signaturesOf(block.people);
    case 'pageBreak': return [{ text: '', pageBreak: 'after' }];
  }
}

const [SMALL, SMALL_LINE, MARGIN, ABOVE, BELOW] = [8, 11, 56, 26, 16];
/** Room at the edge of the page for all of a small text: a long one takes its lines from the page instead of lying on it. */
const roomFor = (text: string, edge: number): number => Math.max(MARGIN, edge + linesOf(text, SMALL, WIDE) * SMALL_LINE + 8);

function definitionOf(document: Document): TDocumentDefinitions {
  const { title, subtitle, header, footer } = document;
  const pageWords = (page: number, pages: number): string => `${footer === undefined ? '' : `${footer} · `}Página ${String(page)} de ${String(pages)}`;
  return {
    pageSize: 'LETTER', pageOrientation: document.landscape === true ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, roomFor(header ?? '', ABOVE), MARGIN, roomFor(pageWords(999, 999), BELOW)],
    info: { title, creator: 'SINTRA', producer: 'SINTRA' }, language: 'es-MX', defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    ...(header !== undefined && { header: { text: header, alignment: 'right', fontSize: SMALL, color: '#555555', margin: [MARGIN, ABOVE, MARGIN, 0] } }),
    footer: (page: number, pages: number) => ({ text: pageWords(page, pages), alignment: 'center', fontSize: SMALL, color: '#555555', margin: [MARGIN, BELOW, MARGIN, 0] }),
    content: [
      { text: title, bold: true, color: WINE, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 4] },
      ...(subtitle === undefined ? [] : [{ text: subtitle, alignment: 'center', margin: [0, 0, 0, 10] } as Content]),
      ...document.blocks.flatMap(contentOf),
    ],
    // Neither a heading nor a heading and its subheading stay alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel }, followers) => headlineLevel !== undefined && followers.getFollowingNodesOnPage().every((node) => node.headlineLevel !== undefined),
  };
}

/** Writes the document as PDF, letter size, its fonts within. */
export const writePdf = async (document: Document): Promise<Buffer> => pdfmake.createPdf(definitionOf(document)).getBuffer();
