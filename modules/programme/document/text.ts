import { block, type Block } from './blocks.ts';
import { markedText, plainText } from './inline.ts';

const heading = /^(#{1,6})\s+(.*)$/;
const item = /^(\s*)(?:[-•▪–]\s+|➤\s*|\d{1,2}[.)]\s+(?=\p{Lu})|[a-z]\)\s+)(.*)$/u;
const footnote = /^<sup>(\d+)<\/sup>\s*(.*)$/;
const allBold = /^\*\*[^*].*\*\*$/;
/** Blank lines that stand for the end of a page. */
const PAGE = 3;

/** A line of a list that only holds its number and then a bold heading is a heading with a number: «**A. Manual…**». */
function blockOf(line: string, number: number, opensPage: boolean, table: number): Block {
  const more = { opensPage };
  const [, hashes, title] = heading.exec(line) ?? [];
  if (hashes !== undefined && title !== undefined) return block('heading', [number], plainText(title.replace(/^➤\s*/, '')), { ...more, level: hashes.length });
  if (line.includes('\t')) {
    const cells = line.split('\t').map(plainText);
    return block('row', [number], cells.join(' | '), { ...more, cells, table });
  }
  const [, note, noteText] = footnote.exec(line) ?? [];
  if (note !== undefined && noteText !== undefined) return block('footnote', [number], plainText(noteText), { ...more, level: Number(note) });
  const [, indent, rest] = item.exec(line) ?? [];
  if (indent !== undefined && rest !== undefined) return block('item', [number], markedText(rest), { ...more, level: indent.length });
  const marked = markedText(line);
  return allBold.test(marked) ? block('heading', [number], plainText(line), { ...more, level: 7 }) : block('paragraph', [number], marked, more);
}

/** The blocks of a text: headings with #, tables separated by tabs, cells that may carry HTML, lists, paragraphs, notes. */
export function blocksOfText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let blank = 0;
  let table = 0;
  text.replace(/^\uFEFF/, '').split(/\r\n?|\n/).forEach((line, index) => {
    if (line.trim() === '') return void blank++;
    const previous = blocks.at(-1);
    if (line.includes('\t') && (previous?.kind !== 'row' || blank > 0)) table += 1;
    blocks.push(blockOf(line.replace(/ +$/, ''), index + 1, blank >= PAGE, table));
    blank = 0;
  });
  return blocks;
}
