import { DomUtils, parseDocument } from 'htmlparser2';
import { block, type Block } from './blocks.ts';
import { markedText, plainText } from './inline.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: object }>;

const isElement = (node: Node): node is Element => 'attribs' in node;
const allBold = /^\*\*[^*].*\*\*$/s;

/** Walks what mammoth makes of a Word document: headings, paragraphs, lists, tables. Each block gets the next number. */
class Walker {
  readonly blocks: Block[] = [];
  #line = 0;
  #table = 0;

  walk(nodes: readonly Node[], depth = 0): void {
    for (const node of nodes.filter(isElement)) this.#element(node, depth);
  }

  #element(node: Element, depth: number): void {
    const heading = /^h([1-6])$/.exec(node.name)?.[1];
    if (heading !== undefined) return this.#text(node, 'heading', Number(heading));
    if (node.name === 'p') return this.#text(node, 'paragraph', 0);
    if (node.name === 'li') return this.#item(node, depth);
    if (node.name === 'table') return this.#rows(node);
    this.walk(node.children, node.name === 'ul' || node.name === 'ol' ? depth + 1 : depth);
  }

  #text(node: Element, kind: 'heading' | 'paragraph', level: number): void {
    const marked = markedText(DomUtils.getInnerHTML(node)).replace(/\n+/g, ' ');
    if (marked === '') return;
    const bold = kind === 'paragraph' && allBold.test(marked);
    this.blocks.push(bold || kind === 'heading' ? block('heading', [++this.#line], plainText(marked), { level: bold ? 7 : level }) : block(kind, [++this.#line], marked));
  }

  /** An item's own words, then the lists inside it. */
  #item(node: Element, depth: number): void {
    const inner = node.children.filter((child) => isElement(child) && (child.name === 'ul' || child.name === 'ol'));
    const own = node.children.filter((child) => !inner.includes(child));
    const marked = markedText(DomUtils.getOuterHTML(own)).replace(/\n+/g, ' ');
    if (/^Footnote|^footnote/.test(node.attribs['id'] ?? '')) this.#footnote(node, marked);
    else if (marked !== '') this.blocks.push(block('item', [++this.#line], marked, { level: (depth - 1) * 2 }));
    this.walk(inner, depth);
  }

  #footnote(node: Element, marked: string): void {
    const number = Number(/(\d+)$/.exec(node.attribs['id'] ?? '')?.[1] ?? 0);
    this.blocks.push(block('footnote', [++this.#line], marked.replace(/\s*↑\s*$/, ''), { level: number }));
  }

  #rows(node: Element): void {
    const table = ++this.#table;
    for (const row of DomUtils.getElementsByTagName('tr', node)) {
      const cells = row.children.filter((child): child is Element => isElement(child) && (child.name === 'td' || child.name === 'th'))
        .flatMap((cell) => [plainText(DomUtils.getInnerHTML(cell)), ...Array.from({ length: Number(cell.attribs['colspan'] ?? 1) - 1 }, () => '')]);
      if (cells.some((cell) => cell !== '')) this.blocks.push(block('row', [++this.#line], cells.join(' | '), { cells, table }));
    }
  }
}

/** The blocks of a document in HTML. Lines are paragraphs and rows, in order. */
export function blocksOfHtml(html: string): readonly Block[] {
  const walker = new Walker();
  walker.walk(parseDocument(html).children);
  return walker.blocks;
}
