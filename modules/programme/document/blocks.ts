/**
 * What a document is made of, whatever file it came in: a flat list of blocks in reading order. Each block says from which lines
 * of the file it came, so that everything understood can be shown beside its passage.
 */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'footnote';
  /** Lines of the file (paragraphs, in a Word document), from 1. A passage cut by a page break has both parts. */
  readonly lines: readonly number[];
  /** Plain text; of a row, its cells joined. */
  readonly text: string;
  /** Text with its bold parts between «**» and the numbers of its footnotes as «^2»: who acts is often in bold. */
  readonly marked: string;
  /** Headings: 1–6 as marked, 7 for a paragraph all in bold. Items: depth of the list. Footnotes: their number. */
  readonly level: number;
  /** Cells of a row, in plain text; paragraphs inside a cell are lines. */
  readonly cells: readonly string[];
  /** Rows of one table share its number, also across pages. */
  readonly table: number;
  /** First block of a page: what came before may go on here. */
  readonly opensPage: boolean;
}

/** Bold and the numbers of footnotes («^2») taken off. */
export const withoutMarks = (marked: string): string => marked.replace(/\*\*|\^\d+/g, '');

export const block = (kind: Block['kind'], lines: readonly number[], marked: string, more: Partial<Block> = {}): Block => ({
  kind, lines, marked, text: withoutMarks(marked), level: 0, cells: [], table: 0, opensPage: false, ...more,
});
