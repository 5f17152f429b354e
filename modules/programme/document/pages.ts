import type { Block } from './blocks.ts';
import { isHeader } from './columns.ts';

const goesOn = (before: Block, after: Block): boolean =>
  (before.kind === 'paragraph' || before.kind === 'item') && after.kind === 'paragraph' && after.opensPage
  && !/[.:;!?»”"]$/.test(before.text) && /^\p{Ll}/u.test(after.text);

const isRule = ({ cells }: Block): boolean => cells.length > 0 && cells.every((cell) => /^-*$/.test(cell));
const isRest = ({ cells }: Block): boolean => cells[0] === '' && cells.some((cell) => cell !== '') && !isHeader(cells);

const joinText = (a: string, b: string): string => [a, b].filter((part) => part !== '').join(' ');

function joinRows(before: Block, after: Block): Block {
  const cells = before.cells.map((cell, index) => joinText(cell, after.cells[index] ?? ''));
  const text = cells.join(' | ');
  return { ...before, cells, text, marked: text, lines: [...before.lines, ...after.lines] };
}

const joinParagraphs = (before: Block, after: Block): Block =>
  ({ ...before, text: joinText(before.text, after.text), marked: joinText(before.marked, after.marked), lines: [...before.lines, ...after.lines] });

/** «Coordina: …» alone in bold belongs to the heading above it. */
const isCoordination = ({ kind, text }: Block): boolean => kind === 'heading' && /^coordina\b/i.test(text);

const sameTable = (before: Block | undefined, after: Block): boolean =>
  before?.kind === 'row' && after.kind === 'row' && after.opensPage && before.cells.length === after.cells.length && !isHeader(after.cells);

/** Puts together what page breaks cut: sentences, tables, and single rows. Footnotes in between are passed over. */
export function joinPages(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  const tables = new Map<number, number>();
  for (const given of blocks) {
    const at = joined.findLastIndex(({ kind }) => kind !== 'footnote');
    const before = joined[at];
    if (sameTable(before, given)) tables.set(given.table, before?.table ?? 0);
    const next = given.kind === 'row' ? { ...given, table: tables.get(given.table) ?? given.table } : given;
    const inOneTable = before?.kind === 'row' && next.kind === 'row' && before.table === next.table;
    if (before !== undefined && inOneTable && next.opensPage && isRest(next) && !isRule(next) && !isHeader(before.cells)) joined[at] = joinRows(before, next);
    else if (before !== undefined && (goesOn(before, next) || (before.kind === 'heading' && isCoordination(next)))) joined[at] = joinParagraphs(before, next);
    else joined.push(next);
  }
  return joined;
}

export { isRule };
