import { columnLetters, escapeAttribute } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Numbers of the styles below: plain; text that no program reformats; headers; what an example shows; text in several lines. */
export const styles = { plain: 0, text: 1, header: 2, provenance: 3, needed: 4, exampleText: 5, examplePlain: 6, wrapped: 7, marked: 8 } as const;

const font = (look: string, colour: string): string => `<font>${look}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`;
const fill = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const xf = (numFmt: number, fontId: number, fillId: number, alignment = ''): string =>
  `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`;
const list = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;

const centred = '<alignment vertical="center" wrapText="1"/>';
const top = '<alignment vertical="top" wrapText="1"/>';
const text = 49;

const stylesXml = `${declaration}<styleSheet xmlns="${main}">`
  + list('fonts', [font('', 'FF1F2933'), font('<b/>', 'FFFFFFFF'), font('<b/>', 'FF1F2933'), font('<i/>', 'FF52606D')])
  + list('fills', ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', ...['FF1F4E5F', 'FFE4E7EB', 'FF7A2E1D', 'FFF5F7FA', 'FFFFE3A3'].map(fill)])
  + list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>'])
  + list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'])
  + list('cellXfs', [
    xf(0, 0, 0), xf(text, 0, 0), xf(text, 1, 2, centred), xf(text, 2, 3, centred), xf(text, 1, 4, centred), xf(text, 3, 5), xf(0, 3, 5), xf(text, 0, 0, top), xf(text, 0, 6),
  ])
  + `${list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])}</styleSheet>`;

const each = (names: readonly string[], write: (name: string, number: number) => string): string => names.map((name, index) => write(name, index + 1)).join('');

/** Everything of a workbook but its sheets: [name of the part, its XML]. */
export const frame = (names: readonly string[]): readonly (readonly [string, string])[] => [
  ['[Content_Types].xml', `${declaration}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
    + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>`
    + `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>`
    + `${each(names, (_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)}</Types>`],
  ['_rels/.rels', `${declaration}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews><sheets>`
    + `${each(names, (name, number) => `<sheet name="${escapeAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="${pack}/relationships">`
    + each(names, (_, number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
    + `<Relationship Id="rId${names.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', stylesXml],
];

export interface ColumnLook {
  readonly width: number;
  readonly hidden?: boolean;
  /** Style of the cells that are still empty: what people type there must not be reformatted. */
  readonly style?: number;
}

const columnXml = ({ width, hidden, style }: ColumnLook, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}"${style === undefined ? '' : ` style="${style}"`}${hidden === true ? ' hidden="1"' : ''} customWidth="1"/>`;

function paneXml(rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return '';
  const splits = `${columns === 0 ? '' : ` xSplit="${columns}"`}${rows === 0 ? '' : ` ySplit="${rows}"`}`;
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight';
  return `<pane${splits} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/>`;
}

/** Start of a sheet: how many rows and columns stay in sight, and the columns' looks. */
export const sheetStart = (columns: readonly ColumnLook[], frozen: { readonly rows: number; readonly columns: number }): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${paneXml(frozen.rows, frozen.columns)}</sheetView></sheetViews>`
  + `<cols>${columns.map(columnXml).join('')}</cols><sheetData>`;

/** End of a sheet; `after` is what the format wants after the rows: protection, then validations. */
export const sheetEnd = (after = ''): string => `</sheetData>${after}</worksheet>`;
