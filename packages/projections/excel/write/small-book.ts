import { buffer } from 'node:stream/consumers';
import { frame, sheetEnd, sheetStart, type ColumnLook } from './parts.ts';
import { rowWriter, type Written } from './row-xml.ts';
import { ZipStream } from './zip-stream.ts';

export interface SmallRow {
  readonly cells: readonly Written[];
  /** By column; numbers of `styles`. */
  readonly styles: readonly number[];
  /** Height in points; 0 hides the row. */
  readonly height?: number;
}

export interface SmallSheet {
  readonly name: string;
  readonly columns: readonly ColumnLook[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly rows: readonly SmallRow[];
  /** XML that follows the rows. */
  readonly after?: string;
}

const attributes = (height: number | undefined): string => (height === undefined ? '' : height === 0 ? ' hidden="1"' : ` ht="${height}" customHeight="1"`);

const sheetXml = ({ columns, frozen, rows, after }: SmallSheet): string =>
  sheetStart(columns, frozen) + rows.map((row, index) => rowWriter(row.styles)(index + 1, row.cells, attributes(row.height))).join('') + sheetEnd(after);

async function writeParts(zip: ZipStream, parts: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, xml] of parts) {
    zip.begin(name);
    await zip.write(xml);
    await zip.end();
  }
  zip.finish();
}

/** A whole workbook in memory, for those that are small by nature. */
export async function smallWorkbook(sheets: readonly SmallSheet[]): Promise<Uint8Array> {
  const zip = new ZipStream();
  const parts = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const);
  const [bytes] = await Promise.all([buffer(zip.output), writeParts(zip, [...frame(sheets.map((sheet) => sheet.name)), ...parts])]);
  return bytes;
}
