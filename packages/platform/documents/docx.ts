import {
  AlignmentType, BorderStyle, Document as Word, Footer, Header, HeadingLevel, LevelFormat, Packer, PageBreak, PageNumber, PageOrientation, Paragraph, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType, type FileChild, type IParagraphOptions,
} from 'docx';
import { runsOf, type Block, type Document, type Signatory, type Words } from './document.ts';

const FONT = 'Noto Sans';
const WINE = '611232';
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const aligned = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED } as const;

/** Line ends inside a text are line ends inside its paragraph. */
const textRuns = (words: Words): TextRun[] => runsOf(words).flatMap(({ text, bold = false, italic = false }) =>
  text.split('\n').map((line, index) => new TextRun({ text: line, bold, italics: italic, ...(index > 0 && { break: 1 }) })));

const paragraphOf = (words: Words, options: IParagraphOptions = {}): Paragraph => new Paragraph({ ...options, children: textRuns(words) });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none } as const;

const cell = (words: Words, width: number, head: boolean): TableCell => new TableCell({
  width: { size: width, type: WidthType.PERCENTAGE }, verticalAlign: VerticalAlign.TOP, margins: { top: 60, bottom: 60, left: 90, right: 90 },
  ...(head && { shading: { fill: 'EFE9E0' } }),
  children: [paragraphOf(head ? runsOf(words).map((run) => ({ ...run, bold: true })) : words)],
});

function tableOf({ columns, rows }: Extract<Block, { type: 'table' }>): Table {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  const widths = columns.map(({ share = 1 }) => Math.round((share / whole) * 100));
  const line = (cells: readonly Words[], head: boolean): TableRow =>
    new TableRow({ tableHeader: head, cantSplit: head, children: widths.map((width, index) => cell(cells[index] ?? '', width, head)) });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE }, layout: TableLayoutType.FIXED,
    rows: [line(columns.map(({ title }) => title), true), ...rows.map((row) => line(row, false))],
  });
}

const signature = (person: Signatory | undefined): TableCell => new TableCell({
  width: { size: 50, type: WidthType.PERCENTAGE },
  children: person === undefined ? [new Paragraph({})] : [
    new Paragraph({ spacing: { before: 900 }, alignment: AlignmentType.CENTER, children: [new TextRun('_______________________________')] }),
    paragraphOf([{ text: person.name, bold: true }], { alignment: AlignmentType.CENTER }),
    ...person.office.map((line) => paragraphOf(line, { alignment: AlignmentType.CENTER })),
  ],
});

const signaturesOf = (people: readonly Signatory[]): Table => new Table({
  width: { size: 100, type: WidthType.PERCENTAGE }, borders: noBorders,
  rows: Array.from({ length: Math.ceil(people.length / 2) }, (_, index) =>
    new TableRow({ cantSplit: true, children: [signature(people[index * 2]), signature(people[index * 2 + 1])] })),
});

/** Each ordered list counts for itself: Word keeps one count by instance. */
function childrenOf(block: Block, instance: number): FileChild[] {
  switch (block.type) {
    case 'heading': return [paragraphOf(block.text, { heading: levels[block.level], keepNext: true })];
    case 'paragraph': return [paragraphOf(block.words, { alignment: aligned[block.align ?? 'left'], spacing: { after: 120 } })];
    case 'list': return block.items.map((item) => paragraphOf(item, block.ordered === true ? { numbering: { reference: 'numbers', level: 0, instance } } : { bullet: { level: 0 } }));
    case 'table': return [tableOf(block), new Paragraph({ spacing: { after: 60 } })];
    case 'signatures': return block.people.length === 0 ? [] : [signaturesOf(block.people)];
    case 'pageBreak': return [new Paragraph({ children: [new PageBreak()] })];
  }
}

const frame = ({ header, footer }: Document) => ({
  ...(header !== undefined && { headers: { default: new Header({ children: [paragraphOf(header, { alignment: AlignmentType.RIGHT })] }) } }),
  footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER,
    children: [...(footer === undefined ? [] : [...textRuns(footer), new TextRun(' · ')]), new TextRun({ children: ['Página ', PageNumber.CURRENT, ' de ', PageNumber.TOTAL_PAGES] })] })] }) },
});

const headingLook = (size: number) => ({ run: { size, bold: true, color: WINE, font: FONT }, paragraph: { spacing: { before: 240, after: 120 } } });

/** Writes the document as DOCX, for Word and LibreOffice, letter size. */
export async function writeDocx(document: Document): Promise<Buffer> {
  const title = paragraphOf(document.title, { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER });
  const subtitle = document.subtitle === undefined ? [] : [paragraphOf(document.subtitle, { alignment: AlignmentType.CENTER, spacing: { after: 240 } })];
  const word = new Word({
    title: document.title, creator: 'SINTRA', language: undefined,
    styles: { default: { document: { run: { font: FONT, size: 20, language: { value: 'es-MX' } } }, title: headingLook(32), heading1: headingLook(26), heading2: headingLook(23), heading3: headingLook(21) } },
    numbering: { config: [{ reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 500, hanging: 360 } } } }] }] },
    sections: [{
      properties: { page: { size: { width: 12_240, height: 15_840, ...(document.landscape === true && { orientation: PageOrientation.LANDSCAPE }) }, margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 } } },
      ...frame(document),
      children: [title, ...subtitle, ...document.blocks.flatMap(childrenOf)],
    }],
  } as ConstructorParameters<typeof Word>[0]);
  return Packer.toBuffer(word);
}
