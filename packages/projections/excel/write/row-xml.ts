import { columnLetters, escapeXml } from './xml-text.ts';

export type Written = string | number | null;

const preserve = /^\s|\s$|\n/;

/** Prepares rows of one sheet: `styles` by column for texts; numbers carry none. */
export function rowWriter(styles: readonly number[]): (number: number, cells: readonly Written[], attributes?: string) => string {
  const starts = styles.map((_, index) => `<c r="${columnLetters(index)}`);
  const looks = styles.map((style) => `${style === 0 ? '' : `" s="${style}`}" t="inlineStr"><is><t`);
  return (number, cells, attributes = '') => {
    let xml = `<row r="${number}"${attributes}>`;
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (cell === null || cell === undefined || cell === '') continue;
      if (typeof cell === 'number') xml += `${starts[column]}${number}"><v>${cell}</v></c>`;
      else xml += `${starts[column]}${number}${looks[column]}${preserve.test(cell) ? ' xml:space="preserve">' : '>'}${escapeXml(cell)}</t></is></c>`;
    }
    return `${xml}</row>`;
  };
}
