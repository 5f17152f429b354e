import { quote } from './quoting.ts';
import { styles } from './write/parts.ts';
import { smallWorkbook, type SmallSheet } from './write/small-book.ts';

/** A table of texts with its headers: lists that no form describes, such as accounts. */
interface PlainSheet {
  readonly name: string;
  readonly headers: readonly string[];
  /** Texts are written so that no program takes them for formulas; null leaves the cell empty. */
  readonly rows: readonly (readonly (string | null)[])[];
}

const widthOf = (header: string, index: number, rows: PlainSheet['rows']): number =>
  Math.min(60, Math.max(12, header.length + 4, ...rows.slice(0, 200).map((row) => (row[index]?.length ?? 0) + 2)));

function smallOf({ name, headers, rows }: PlainSheet): SmallSheet {
  const look = (style: number): number[] => headers.map(() => style);
  return {
    name,
    columns: headers.map((header, index) => ({ width: widthOf(header, index, rows), style: styles.text })),
    frozen: { rows: 1, columns: 1 },
    rows: [
      { cells: headers, styles: look(styles.header) },
      ...rows.map((row) => ({ cells: row.map((text) => (text === null ? null : quote(text))), styles: look(styles.text) })),
    ],
  };
}

/** A workbook of such tables, in memory: for lists of some thousands of rows at most. */
export const plainWorkbook = (sheets: readonly PlainSheet[]): Promise<Uint8Array> => smallWorkbook(sheets.map(smallOf));
