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

function tableOf({ columns, rows }: Extract<Block, { type: 'table' }>): Content {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const head = columns.map(({ title }): TableCell => ({ text: title, bold: true, fillColor: '#EFE9E0' }));
  const body = rows.map((row) => columns.map((_, index): TableCell => textOf(row[index] ?? '')));
  return {
    margin: [0, 4, 0, 8],
    table: { headerRows: 1, keepWithHeaderRows: 1, widths: columns.map(({ share = 1 }) => `${String((share / whole) * 100)}%`), body: [head, ...body] },
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

function definitionOf(document: Document): TDocumentDefinitions {
  const { title, subtitle, header, footer } = document;
  return {
    pageSize: 'LETTER', pageOrientation: document.landscape === true ? 'landscape' : 'portrait', pageMargins: [56, 56, 56, 56],
    info: { title, creator: 'SINTRA', producer: 'SINTRA' }, language: 'es-MX', defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.15 },
    ...(header !== undefined && { header: { text: header, alignment: 'right', fontSize: 8, color: '#555555', margin: [56, 26, 56, 0] } }),
    footer: (page: number, pages: number) => ({ text: `${footer === undefined ? '' : `${footer} · `}Página ${String(page)} de ${String(pages)}`, alignment: 'center', fontSize: 8, color: '#555555', margin: [56, 16, 56, 0] }),
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
